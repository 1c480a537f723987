import { basename } from 'node:path';
import type { LineColLocationObject, Source } from '@redocly/openapi-core';
import type { Told } from './fault.ts';
import { yamlFault } from './yaml-fault.ts';

/** What is wrong in a file that is no YAML, where it begins. */
export function noYaml({ source, start }: LineColLocationObject, message: string): Told {
  const parser = message.replace(/^Failed to parse: /, '').replace(/ in ".*" \(\d+:\d+\)$/, '');
  const { what, fix, ...found } = yamlFault(source, parser, start);
  return unreadable(source, `This is no YAML: ${what}.`, fix, found.start);
}

export function emptyFile(source: Source): Told {
  const message = `\`${basename(source.absoluteRef)}\` is empty.`;
  return unreadable(source, message, 'Write what it is to hold, or restore it.', { line: 1, col: 1 });
}

function unreadable(
  source: Source,
  message: string,
  fix: string,
  start: LineColLocationObject['start'],
): Told {
  const file = source.absoluteRef;
  return {
    rule: 'syntax',
    group: file,
    message,
    fix,
    suggestions: [],
    location: { source, pointer: undefined, start },
    lost: { file, names: [] },
  };
}
