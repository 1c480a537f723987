import { isObject } from '@clientele/openapi';

const status = /^([1-5](\d\d|XX)|default)$/;

/** Writes ranges and `default` as the specification does (OpenAPI 3.1, section 4.8.16); what is no status goes. */
export function* mendResponses(responses: Record<string, unknown>): Generator<string> {
  for (const [key, found] of Object.entries(responses)) {
    if (key.startsWith('x-')) continue;
    const response = isObject(found) ? found : { description: '' };
    if (response !== found) yield `responses has nothing under ${key}, which is taken for no body.`;
    const meant = /^default$/i.test(key) ? 'default' : key.toUpperCase();
    if (meant !== key || !status.test(meant)) delete responses[key];
    if (!status.test(meant)) yield `responses has ${key}, which is no status and dropped.`;
    else if (meant === key || !Object.hasOwn(responses, meant)) responses[meant] = response;
  }
}
