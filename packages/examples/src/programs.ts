import { fences } from './fences.ts';

/** A TypeScript program of a page. */
export interface Program {
  readonly code: string;
  /** Of its last block, counted from 1. */
  readonly line: number;
}

/** The TypeScript programs of a page: a block without imports goes on with the one before it. */
export function locatedPrograms(markdown: string): Program[] {
  const all: Program[] = [];
  for (const { language, code, line } of fences(markdown)) {
    if (language !== 'ts') continue;
    const before = code.startsWith('import') ? '' : `${all.pop()?.code ?? ''}\n`;
    all.push({ code: before + code, line });
  }
  return all;
}

/** The code of a page's programs. */
export function programs(markdown: string): string[] {
  return locatedPrograms(markdown).map(({ code }) => code);
}

/** What the comments of a program say that it prints: `// => Example Client V2`. */
export function promised(code: string): string[] {
  return [...code.matchAll(/\/\/ => (.*)$/gm)].map(([, line = '']) => line);
}
