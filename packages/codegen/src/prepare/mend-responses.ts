const status = /^([1-5](\d\d|XX)|default|x-.*)$/;

/** Writes ranges and `default` as the specification does (OpenAPI 3.1, section 4.8.16); what is no status goes. */
export function* mendResponses(responses: Record<string, unknown>): Generator<string> {
  for (const [key, response] of Object.entries(responses)) {
    if (status.test(key)) continue;
    delete responses[key];
    const meant = /^default$/i.test(key) ? 'default' : key.toUpperCase();
    if (!status.test(meant)) yield `responses has ${key}, which is no status and dropped.`;
    else if (!Object.hasOwn(responses, meant)) responses[meant] = response;
  }
}
