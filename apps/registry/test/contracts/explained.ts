import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What is expected to differ, each with its reason; see the head of the file. */
interface Explained {
  readonly mock: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly unseen: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const explained: Explained = parse(readFileSync(join(import.meta.dirname, 'explained.yaml'), 'utf8'));

/** The explained differences of one vendor; a reason that is empty explains nothing. */
export function explainedFor(kind: keyof Explained, vendor: string): string[] {
  const entries = Object.entries(explained[kind][vendor] ?? {});
  const silent = entries.filter(([, reason]) => !reason).map(([name]) => name);
  if (silent.length > 0)
    throw new Error(`explained.yaml: ${kind}.${vendor}: no reason for ${silent.join(', ')}.`);
  return entries.map(([name]) => name).sort();
}
