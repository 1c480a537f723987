import { createHash } from 'node:crypto';
import type { OpenApiDocument } from '@clientele/openapi';
import type { FastifyRequest } from 'fastify';
import type { Answer } from '../prism/answer.ts';
import type { MockedContract } from '../prism/contract.ts';

interface BundleText {
  readonly text: string;
  readonly etag: string;
}

const PATH = '/openapi.json';
const texts = new WeakMap<OpenApiDocument, BundleText>();

/** The bundle itself, where a request asks for it and the contract has no such path. */
export function bundleAnswer(
  { document }: MockedContract,
  target: string,
  { method, headers }: FastifyRequest,
): Answer | undefined {
  if (!target.startsWith(PATH) || target.split('?', 1)[0] !== PATH) return undefined;
  if ((method !== 'GET' && method !== 'HEAD') || Object.hasOwn(document.paths ?? {}, PATH)) return undefined;
  const { text, etag } = bundleText(document);
  const known = headers['if-none-match']
    ?.split(',')
    .some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  const fresh = { etag, 'cache-control': 'no-cache' };
  if (known) return { status: 304, headers: fresh, violations: [] };
  return {
    status: 200,
    headers: { 'content-type': 'application/json', ...fresh },
    body: text,
    violations: [],
  };
}

/** As its lines are counted wherever there is no hand-written file. */
export function bundleText(document: OpenApiDocument): BundleText {
  const known = texts.get(document);
  if (known) return known;
  const text = `${JSON.stringify(document, null, 2)}\n`;
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const made = { text, etag };
  texts.set(document, made);
  return made;
}
