import leven from 'leven';

/** Which of the words was meant by one that is none of them, best first: one typo in three letters, and no more than three. */
export function alike(given: string, words: readonly string[]): string[] {
  const most = Math.min(3, Math.ceil(given.length / 3));
  return [...new Set(words)]
    .map((word) => ({ word, distance: leven(given.toLowerCase(), word.toLowerCase()) }))
    .filter(({ distance }) => distance <= most)
    .sort((one, other) => one.distance - other.distance)
    .map(({ word }) => word);
}
