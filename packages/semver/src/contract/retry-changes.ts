import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { retryRule } from '@clientele/openapi';
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { Rating } from './rate-change.ts';

/** A change of a retry rule, and where it is written now. */
export interface RetryChange extends Rating {
  /** `PATCH /clients/{id}` */
  readonly operation: string;
  /** Absolute name. */
  readonly file: string;
  readonly line: number;
}

interface Written {
  readonly rule: object;
  readonly file: string;
  readonly line: number;
}

/**
 * Finds the operations whose `x-retry` changed in more than its reason. Clients send again by it, types
 * do not show it, and `redocly diff` does not see all that is nested in an extension.
 */
export async function findRetryChanges(base: string, revision: string): Promise<RetryChange[]> {
  const [before, after] = await Promise.all([readRules(base), readRules(revision)]);
  return [...after].flatMap(([operation, { rule, file, line }]) => {
    const old = before.get(operation)?.rule;
    if (!old || isDeepStrictEqual(old, rule)) return [];
    const [was, is] = [old, rule].map((value) => JSON.stringify(value));
    const message = `When ${operation} may be sent again changed from ${was} to ${is}.`;
    return [{ operation, impact: 'minor' as const, message, file, line }];
  });
}

/** The rule of each operation, by method and path. */
async function readRules(source: string): Promise<ReadonlyMap<string, Written>> {
  const rules = new Map<string, Written>();
  const root = await open(source);
  for (const path of keysAt(root.document, ['paths'])) {
    const ref = root.document.getIn(['paths', path, '$ref']);
    const file = typeof ref === 'string' ? join(dirname(source), decodeURIComponent(ref)) : source;
    const { document, lines } = file === source ? root : await open(file);
    const item = file === source ? ['paths', path] : [];
    for (const method of keysAt(document, item)) {
      if (!document.hasIn([...item, method, 'responses'])) continue;
      const written = document.getIn([...item, method, 'x-retry'], true);
      const at = isNode(written) ? written : document.getIn([...item, method], true);
      const { reason: _forPeople, ...rule } = retryRule(isMap(written) ? written.toJS(document) : undefined);
      const line = lines.linePos((isNode(at) ? at.range?.[0] : 0) ?? 0).line;
      rules.set(`${method.toUpperCase()} ${path}`, { rule, file, line });
    }
  }
  return rules;
}

async function open(file: string): Promise<{ document: Document; lines: LineCounter }> {
  const lines = new LineCounter();
  return { document: parseDocument(await readFile(file, 'utf8'), { lineCounter: lines }), lines };
}

function keysAt(document: Document, path: readonly string[]): string[] {
  const node = path.length > 0 ? document.getIn(path, true) : document.contents;
  const value: unknown = isNode(node) ? node.toJS(document) : undefined;
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
