import { describe, expect, it } from 'vitest';
import { type SampleCall, sampleCalls } from '../src/calls.ts';
import { consumerRoom } from '../src/consumer.ts';
import { openEditor } from '../src/editor.ts';

const { room } = await consumerRoom('editor');
const clients = {
  sdk: ({
    contract,
    fn,
    path,
    body,
  }: SampleCall) => `import { createClient, ${fn} } from '@clientele/${contract}';
const client = createClient();
const outcome = await ${fn}({ client, path: ${marked(path)}, body: ${marked(body)}, headers: { /*? headers */ } });
outcome.kind/*? kind */;`,
  fetch: ({
    contract,
    method,
    url,
    path,
    body,
  }: SampleCall) => `import { createClient } from '@clientele/${contract}/fetch';
const client = createClient();
const outcome = await client.${method}/*? method */('${url}', {
  params: { path: ${marked(path)} }, body: ${marked(body)}, headers: { /*? headers */ },
});
outcome.kind/*? kind */;`,
};
const cases = (await sampleCalls()).flatMap((call) =>
  Object.entries(clients).map(([client, program]) => [`${call.contract}, ${client}`, program(call)] as const),
);
const ask = openEditor(room, [...new Map(cases).values()]);

describe.each(cases)('an editor shows of %s', (_which, program) => {
  const places = ask(program);
  const isNamed = ([name]: [string, object]) => name !== 'headers';

  it.each(places.filter(isNamed))('what `%s` is', (_name, { hover }) => {
    expect(hover).not.toBe('');
  });

  it('no member of a `Headers` object among the headers of a call', () => {
    const [, headers] = places.find((place) => !isNamed(place)) ?? [];
    expect(headers?.offered).toEqual([]);
  });
});

/** Every name in a literal is a place to ask about. */
function marked(literal: unknown): string {
  return JSON.stringify(literal).replace(/"([^"]+)":/g, '"$1"/*? $1 */:');
}
