import { fences, prose } from '@clientele/examples/fences';

/** A command that a page tells its reader to run. */
export interface Command {
  readonly text: string;
  /** In a block of its own, where a reader copies it from. */
  readonly block: boolean;
}

/** What the commands of this repository may name. */
export interface Known {
  /** The scripts of the root's package.json. */
  readonly scripts: readonly string[];
  /** The packages that this repository publishes. */
  readonly packages: readonly string[];
}

/** The commands of a page: shell blocks line by line, and those of npm and pnpm wherever else they are. */
export function commands(markdown: string): Command[] {
  const shell = fences(markdown).filter(({ language }) => language === 'sh');
  const blocks = shell.flatMap(({ code }) => code.replaceAll('\\\n', '').split('\n')).map(uncommented);
  const text = prose(markdown);
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  const indented = [...text.matchAll(/^(?: {4}|\t)\s*(.+)$/gm)].map(([, line = '']) => uncommented(line));
  return [
    ...blocks.filter(Boolean).map((line) => ({ text: line, block: true })),
    ...[...spans, ...indented]
      .filter((span) => /^(?:[A-Z_]+=\S* )*p?npm /.test(span))
      .map((span) => ({ text: span, block: false })),
  ];
}

/** What is wrong with a command; undefined when nothing is, or when it is a curl, which is run. */
export function faultOf({ text, block }: Command, { scripts, packages }: Known): string | undefined {
  const [program = '', ...rest] = text.replace(/^(?:[A-Z_]+=\S* )*/, '').split(/\s+/);
  if (program === 'curl' && block) return undefined;
  if (program === 'npx' && packages.includes(rest[0] ?? '')) return undefined;
  if (program !== 'npm' && program !== 'pnpm') return 'no test knows this program';
  const [verb = '', ...names] = rest[0] === 'run' ? rest.slice(1) : rest;
  if (verb === 'install' || verb === 'i') {
    const missing = names.find((name) => name.startsWith('@clientele/') && !packages.includes(name));
    return missing && `the repository publishes no package "${missing}"`;
  }
  if (program === 'pnpm' && verb === 'exec') return undefined;
  if (!scripts.includes(verb)) return `package.json has no script "${verb}"`;
  // npm runs four scripts without `run`; pnpm all of them.
  const short = program === 'pnpm' || rest[0] === 'run' || ['start', 'test'].includes(verb);
  return short ? undefined : `npm needs \`npm run ${verb}\``;
}

function uncommented(line: string): string {
  return line.replace(/(?:^|\s+)# .*$/, '').trim();
}
