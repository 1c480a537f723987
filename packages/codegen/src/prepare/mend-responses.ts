import { isObject, type OpenApiDocument } from '@clientele/openapi';
import { resolved } from './resolved.ts';

const status = /^([1-5](\d\d|XX)|default)$/;
/** RFC 9110, section 6.4.1. */
const bodiless = /^(1(\d\d|XX)|204|205|304)$/;

/** Writes ranges and `default` as the specification does (OpenAPI 3.1, section 4.8.16); what is no status goes. */
export function* mendResponses(
  responses: Record<string, unknown>,
  document: OpenApiDocument,
): Generator<string> {
  for (const [key, found] of Object.entries(responses)) {
    if (key.startsWith('x-')) continue;
    let response = isObject(found) ? found : { description: '' };
    if (response !== found) yield `responses has nothing under ${key}, which is taken for no body.`;
    const meant = /^default$/i.test(key) ? 'default' : key.toUpperCase();
    const { content, ...rest } = bodiless.test(meant) ? resolved(document, response) : {};
    if (content !== undefined) {
      response = rest;
      yield `responses has content under ${key}, which is dropped: such an answer has no body.`;
    }
    if (meant !== key || !status.test(meant)) delete responses[key];
    if (!status.test(meant)) yield `responses has ${key}, which is no status and dropped.`;
    else if (meant === key || !Object.hasOwn(responses, meant)) responses[meant] = response;
  }
}
