import leven from 'leven';

/**
 * Which of the words may have been meant by one that is none of them, best first: those of the same letters,
 * and those with a typo in three letters, but no more than three.
 */
export function alike(given: string, words: readonly string[]): string[] {
  const most = Math.min(3, Math.max(1, Math.floor(given.length / 3)));
  return [...new Set(words)]
    .map((word) => ({ word, distance: leven(given.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, distance }) => distance <= most || sorted(word) === sorted(given))
    .sort((one, other) => one.distance - other.distance)
    .map(({ word }) => word);
}

function sorted(word: string): string {
  return [...word.toLowerCase()].sort().join('');
}
