import { mediaKind, responseFor, toPointer } from '@clientele/openapi';
import { documentedOperation } from '../choose/documented-operation.ts';
import { contentKey } from './content-key.ts';
import type { MockedContract, PrismOperation } from './contract.ts';

/**
 * A body for `Prefer: dynamic=true` in the place of the one that Prism has chosen; undefined where its
 * schema says nothing of it, and Prism's own stays.
 */
export async function dynamicBody(
  contract: MockedContract,
  operation: Pick<PrismOperation, 'method' | 'path'> | undefined,
  { status, mediaType }: { readonly status: number; readonly mediaType: string | undefined },
  seed: string | undefined,
): Promise<unknown> {
  const documented = operation && documentedOperation(contract, operation);
  const { response } = (documented && responseFor(documented.operation, status)) ?? {};
  const { content = {}, pointer = '' } = response ?? {};
  const key = contentKey(content, mediaType);
  if (operation?.method === 'head' || key === undefined || content[key]?.schema === undefined)
    return undefined;
  if (!['json', 'text', 'any'].includes(mediaKind(key))) return undefined;
  // Who asks for no such answer does not wait for the names that it is made of.
  const { makeUp } = await import('../dynamic/make-up.ts');
  return makeUp(contract.document, pointer + toPointer(['content', key, 'schema']), seed);
}
