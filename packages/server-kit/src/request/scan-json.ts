import type { JsonFault } from '../refusal/refusal.ts';

interface Level {
  /** Names of the members so far; absent in an array. */
  readonly names?: Set<string>;
  name?: string;
}

const quote = 0x22;
const backslash = 0x5c;

/**
 * Looks for what `JSON.parse` lets pass, in one walk over the text. What is no JSON at all is left
 * to the parser: here it only has to do no harm.
 */
export function scanJson(text: string, maxDepth: number): { fault?: JsonFault; size: number } {
  const levels: Level[] = [];
  let expectsName = false;
  let size = 0;
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case quote: {
        const end = endOfString(text, index);
        const fault = checkString(text.slice(index, end), expectsName, levels);
        if (fault) return { fault, size };
        expectsName = false;
        index = end - 1;
        break;
      }
      case 0x7b: // {
      case 0x5b: // [
        if (levels.length === maxDepth) return { fault: 'too-deep', size };
        expectsName = text.charCodeAt(index) === 0x7b;
        levels.push(expectsName ? { names: new Set() } : {});
        break;
      case 0x7d: // }
      case 0x5d: // ]
        levels.pop();
        expectsName = false;
        break;
      case 0x2c: // ,
        size += 1;
        expectsName = levels.at(-1)?.names !== undefined;
        break;
    }
  }
  return { size };
}

function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === backslash) index += 1;
    else if (code === quote) return index + 1;
  }
  return text.length;
}

function checkString(literal: string, isName: boolean, levels: Level[]): JsonFault | undefined {
  const escaped = literal.includes('\\');
  if (!isName && !escaped) return undefined;
  const value = escaped ? unquote(literal) : literal.slice(1, -1);
  if (value === undefined) return undefined;
  if (escaped && !value.isWellFormed()) return 'lone-surrogate';
  const level = levels.at(-1);
  if (!isName || !level?.names) return undefined;
  if (level.names.has(value)) return 'duplicate-member';
  if (value === '__proto__') return 'unsafe-member';
  if (value === 'prototype' && levels.at(-2)?.name === 'constructor') return 'unsafe-member';
  level.names.add(value);
  level.name = value;
  return undefined;
}

function unquote(literal: string): string | undefined {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : undefined;
  } catch {
    // No JSON string: the parser says so about the whole text.
    return undefined;
  }
}
