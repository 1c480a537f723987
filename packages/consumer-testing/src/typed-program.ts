import { serverName } from '@clientele/openapi';
import type { SampleCall } from './calls.ts';

/**
 * A module that makes a call through both clients of its package, for the compiler alone. Each
 * `@ts-expect-error` proves that the types arrive: with `any` instead it would be unused.
 */
export function typedClients({ contract, fn, method, url, status, scenario, ...call }: SampleCall): string {
  const { path, query, headers, body } = call;
  const given = { ...nonEmpty({ path, query }), headers, ...(body === undefined ? {} : { body }) };
  const params = nonEmpty({ path, query });
  const init = { params, headers, ...(body === undefined ? {} : { body }) };
  return `import { type AnyOutcome, createClient, ${fn}, resilient, unwrap } from '@clientele/${contract}';
import { createClient as createFetchClient } from '@clientele/${contract}/fetch';
import * as scenarios from '@clientele/${contract}/scenarios';

// What a library exports of its own has to be nameable in its declarations.
export const resilience = resilient({ timeout: undefined });
export const client = createClient({ token: 'example-token', resilience });
export const outcome = await ${fn}({ client, ...${JSON.stringify(given)} });
if (outcome.status === ${status}) {
  // @ts-expect-error no body has such a member
  void outcome.body.noSuchMember;
}
export const failure = () => (outcome.kind === 'success' ? undefined : outcome);
export const body = () => unwrap(outcome);
export function describeAny(any: AnyOutcome): string {
  if (any.kind === 'success') return String(any.body);
  return any.kind === 'error' ? \`\${any.status} after \${any.attempts}\` : any.kind;
}
describeAny(outcome);
// @ts-expect-error an option that does not exist
await ${fn}({ client, noSuchOption: true, ...${JSON.stringify(given)} });

// A fixture has the types of the call and of the status.
export const fixture = scenarios.${fn}.${scenario};
await ${fn}({ client, ...fixture.request });
if (outcome.status === ${status}) void (outcome.body satisfies typeof fixture.response.body);
// @ts-expect-error no body has such a member
void fixture.response.body.noSuchMember;

export const fetchClient = createFetchClient({ token: 'example-token' });
export const fetched = await fetchClient.${method}('${url}', ${JSON.stringify(init)});
if (fetched.status === ${status}) {
  // @ts-expect-error no body has such a member
  void fetched.body.noSuchMember;
}
// @ts-expect-error a path that the contract does not have
await fetchClient.${method}('/no/such/path', ${JSON.stringify(init)});
`;
}

/** A module that uses the entries that need another package: runtime schemas and the Fastify stub. */
export function typedExtras({ contract, fn }: SampleCall): string {
  const server = serverName(contract);
  return `import { ${fn}Schemas } from '@clientele/${contract}/schemas';
import { ${server}, type RouteHandlers } from '@clientele/${contract}/server';

void ${fn}Schemas.responses[200]['~standard'].validate({});
// @ts-expect-error no handler has this name
export type Missing = RouteHandlers['noSuchOperation'];
// @ts-expect-error no handlers
${server}();
`;
}

/** A module that hands the contract's mocks to MSW. */
export function typedMocks({ contract, fn, scenario }: SampleCall): string {
  return `import { handlers, ${fn} } from '@clientele/${contract}/msw';
import { setupServer } from 'msw/node';

export const mocks = setupServer(...handlers(), ${fn}('${scenario}', { baseUrl: 'http://localhost:4010' }));
// @ts-expect-error no scenario has this name
${fn}('NoSuchScenario');
`;
}

function nonEmpty(parts: Record<string, Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0));
}
