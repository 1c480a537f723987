import { fences } from './fences.ts';

/** The TypeScript programs of a page: a block without imports goes on with the one before it. */
export function programs(markdown: string): string[] {
  const all: string[] = [];
  for (const { language, code } of fences(markdown)) {
    if (language === 'ts') all.push(code.startsWith('import') ? code : `${all.pop() ?? ''}\n${code}`);
  }
  return all;
}

/** What the comments of a program say that it prints: `// => Example Client V2`. */
export function promised(code: string): string[] {
  return [...code.matchAll(/\/\/ => (.*)$/gm)].map(([, line = '']) => line);
}
