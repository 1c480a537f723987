import { STATUS_CODES } from 'node:http';

// What tools write where an author chose no name.
const GENERIC = /^(?:|Body|Default|Example|Request|RequestExample|Response|ResponseExample|Sample|Value)\d*$/;

/** Whether a name says nothing of what happens. */
export function isGeneric(name: string): boolean {
  return GENERIC.test(pascalCase(name));
}

/** In the form of scenario names; empty when nothing of it can stand in one. */
export function pascalCase(name: string): string {
  const words =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return /^\d/.test(joined) ? `Example${joined}` : joined;
}

/** What an answer of a status is called that has no name. */
export function statusName(status: string): string {
  const code = status.toUpperCase();
  const [, digit] = /^([1-5])XX$/.exec(code) ?? [];
  if (digit === '4') return 'ClientError';
  if (digit === '5') return 'ServerError';
  if (code === 'DEFAULT') return 'OtherStatus';
  return pascalCase((STATUS_CODES[code] ?? `Status ${code}`).replaceAll("'", ''));
}

/** The name, or with a number where it is taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}${number}`;
  return free;
}
