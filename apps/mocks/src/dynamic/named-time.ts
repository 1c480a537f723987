import { faker } from '@faker-js/faker/locale/en';

/** A time near the one that the faker takes for now: of what expires after it, else before it. */
export function isoTime(words: string): string {
  const isToCome = /(expir|until|due|next|end|valid_to|deadline)/.test(words);
  const date = isToCome ? faker.date.soon({ days: 30 }) : faker.date.recent({ days: 30 });
  date.setUTCMilliseconds(0);
  return date.toISOString();
}
