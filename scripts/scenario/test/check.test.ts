import { expect, it } from 'vitest';
import { bundled } from '../command/bundled.ts';
import { checkScenarios, scenarioFaultLines } from '../index.ts';
import { type Edit, Scratch } from './scratch.ts';

const vendor = 'loop-health';
const folder = `specs/${vendor}`;
const [request, response] = ['request', 'response'].map(
  (kind) => (name: string) => `${folder}/components/examples/${name}.${kind}.yaml`,
) as [(name: string) => string, (name: string) => string];
const client = `${folder}/starting-client.yaml`;
const errors = `packages/${vendor}/src/errors.ts`;
const write = (name: string) =>
  `  If the semantics are right, \`pnpm scenario ${vendor} ${name} --update\` writes it.`;

interface Row {
  readonly what: string;
  readonly edits: readonly Edit[];
  /** As they are printed. */
  readonly faults?: readonly string[];
  readonly unchecked?: string;
  /** The contract's name in the register. */
  readonly as?: string;
}

const rows: readonly Row[] = [
  { what: 'says nothing of scenarios that are answered so', edits: [], faults: [] },
  {
    what: 'names the member that has another value',
    edits: [[response('RenameClient'), 'Another App', 'Example Research App']],
    faults: [
      `${response('RenameClient')}:6 RenameClient: client.client_name is "Another App", the semantics answer "Example Research App"`,
      write('RenameClient'),
    ],
  },
  {
    what: 'names each member, what is missing and what is too much',
    edits: [
      [response('RenameClient'), '', /\n.*logo_uri.*/],
      [response('RenameClient'), '\n      - email\n      - phone', '\n      - read:biomarkers'],
    ],
    faults: [
      `${response('RenameClient')}:14 RenameClient: client.allowed_scopes[1] is "email", the semantics answer "read:biomarkers"`,
      `${response('RenameClient')}:15 RenameClient: client.allowed_scopes[2] is "phone", the semantics answer none`,
      `${response('RenameClient')}:3 RenameClient: client.logo_uri is missing, the semantics answer "https://lab.example.com/logo.png"`,
      write('RenameClient'),
    ],
  },
  {
    what: 'tells a refusal from a success',
    edits: [
      [
        request('ReplaceRedirectUris'),
        "value: { redirect_uris: ['https://a.example.com/b?c'] }",
        /value:.*/s,
      ],
    ],
    faults: [
      `${response('ReplaceRedirectUris')}:2 ReplaceRedirectUris: is documented as 200, the semantics answer 400: redirect_uris[0] must not have a query`,
      write('ReplaceRedirectUris'),
    ],
  },
  {
    what: 'tells a success from a refusal',
    edits: [[request('RedirectUriWithQuery'), '', '?source=loop']],
    faults: [
      `${response('RedirectUriWithQuery')}:2 RedirectUriWithQuery: is documented as 400, the semantics answer 200`,
      write('RedirectUriWithQuery'),
    ],
  },
  {
    what: 'names the member of a refusal',
    edits: [[response('RedirectUriWithQuery'), 'invalid_query', 'validation_error']],
    faults: [
      `${response('RedirectUriWithQuery')}:3 RedirectUriWithQuery: error is "invalid_query", the semantics answer "validation_error"`,
      write('RedirectUriWithQuery'),
    ],
  },
  {
    what: 'has the refusals in the shape that the package declares',
    edits: [
      [errors, "error: 'wrong'", 'error: codeOf(refusal)'],
      ...['RedirectUriWithRemoteHttp', 'RedirectUriWithDangerousScheme', 'ServerOwnedField'].map(
        (name): Edit => [response(name), 'wrong', 'validation_error'],
      ),
    ],
    faults: [
      `${response('RedirectUriWithQuery')}:3 RedirectUriWithQuery: error is "validation_error", the semantics answer "wrong"`,
      write('RedirectUriWithQuery'),
    ],
  },
  {
    what: 'says which request breaks the schema and claims a success',
    edits: [[request('RenameClient'), 'client_name: 5', /client_name: .*/]],
    faults: [
      `${response('RenameClient')}:2 RenameClient: is documented as 200, the semantics answer 400: client_name must be a string`,
      '  Mend the request. What breaks the schema belongs into the `x-cause` of the response.',
    ],
  },
  {
    what: 'needs the client that they start from',
    edits: [[client]],
    unchecked: `there is no ${client}, the client from which its scenarios start`,
  },
  {
    what: 'needs a client that the vendor would make',
    edits: [[client, 'enabled: 1', 'enabled: true']],
    unchecked: `${client} is no client: enabled must be a boolean`,
  },
  {
    what: 'needs a client at all',
    edits: [[client, 'clients: {}']],
    unchecked: `${client} is no client: a client must be an object`,
  },
  {
    what: 'needs it in YAML',
    edits: [[client, 'client: [a']],
    unchecked: `${client} cannot be read: Flow sequence in block collection must be sufficiently indented and end with a ]`,
  },
  {
    what: 'needs a path that names it',
    edits: [[`${folder}/components/parameters/ClientId.yaml`, 'example: another', /example: .*/]],
    unchecked: `the example of {clientId} is "another", and the starting client's is "example-lab-app"`,
  },
  {
    what: 'needs an operation that updates it',
    edits: [
      [
        `${folder}/paths/v1_admin_oauth-clients_{clientId}.yaml`,
        '',
        /\n {2}requestBody:.*?(?=\n {2}responses)/s,
      ],
    ],
    unchecked: 'no operation has a body and {clientId} in its path',
  },
  {
    what: 'needs what the errors look like',
    edits: [[errors]],
    unchecked: `there is no ${errors}; it exports \`errors\`, the error shape of the vendor`,
  },
  {
    what: 'needs it under its name',
    edits: [[errors, 'export const faults', 'export const errors']],
    unchecked: `${errors} exports no function \`errors\`; it exports \`errors\`, the error shape of the vendor`,
  },
  {
    what: 'needs it to be loaded',
    edits: [[errors, "throw new Error('not yet');"]],
    unchecked: `${errors} cannot be loaded: not yet`,
  },
  {
    what: 'needs semantics',
    edits: [],
    as: 'tea',
    unchecked: 'packages/semantics/ does not say what its updates mean',
  },
];

it.each(rows)('$what', async ({ edits, faults = [], unchecked, as }) => {
  using scratch = new Scratch(vendor, as);
  scratch.edit(...edits);
  const contract = await scratch.contract();
  const found = await checkScenarios(scratch.root, contract, await bundled(contract));
  expect(found.unchecked?.split(' at line')[0]).toBe(unchecked);
  expect(found.faults.flatMap((fault) => scenarioFaultLines(scratch.root, contract.name, fault))).toEqual(
    faults,
  );
  expect(found.checked).toBe(unchecked === undefined ? 13 : 0);
});

it('does not show what the contract marks as secret', async () => {
  using scratch = new Scratch('autional');
  const file = 'specs/autional/components/examples/ClearOmittedFields.response.yaml';
  scratch.edit([
    file,
    '    client_secret: pasted\n    client_secret_expires_at',
    /^ {4}client_secret_expires_at/m,
  ]);
  const contract = await scratch.contract();
  const { faults } = await checkScenarios(scratch.root, contract, await bundled(contract));
  const [line] = faults.flatMap((fault) => scenarioFaultLines(scratch.root, contract.name, fault));
  expect(line).toMatch(/client_secret is "\[redacted\]", the semantics answer none$/);
});
