import { asMap, responseFor } from '@clientele/openapi';
import { documentedOperation } from '../choose/documented-operation.ts';
import type { MockedContract, PrismOperation } from './contract.ts';

/**
 * The key of the example that Prism sent, which Prism keeps to itself: an example's value is sent as the
 * object that it is, so that what was made up is never taken for one.
 */
export function sentExample(
  operation: PrismOperation | undefined,
  { statusCode, body }: { readonly statusCode: number; readonly body?: unknown },
  mediaType: string | undefined,
): string | undefined {
  if (body === undefined) return undefined;
  for (const { code, contents = [] } of operation?.responses ?? []) {
    if (code !== String(statusCode) && /^\d{3}$/.test(code)) continue;
    for (const { mediaType: declared, examples = [] } of contents) {
      if (mediaType !== undefined && declared !== mediaType) continue;
      const sent = examples.find((example) => 'value' in example && example.value === body);
      if (sent) return sent.key;
    }
  }
  return undefined;
}

/** Whether that is a name of the contract's: an example without one is `default` to Prism. */
export function isNamed(
  contract: MockedContract,
  operation: PrismOperation,
  status: number,
  key: string,
): boolean {
  const documented = documentedOperation(contract, operation)?.operation;
  const { response } = (documented && responseFor(documented, status)) ?? {};
  return Object.values(response?.content ?? {}).some(({ examples }) => Object.hasOwn(asMap(examples), key));
}
