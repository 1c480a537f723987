import { expect, it } from 'vitest';
import { command } from './command.ts';
import { type Edit, Scratch } from './scratch.ts';

const vendor = 'loop-health';
const folder = `specs/${vendor}`;
const example = (name: string) => `${folder}/components/examples/${name}.yaml`;
const path = `${folder}/paths/v1_admin_oauth-clients_{clientId}.yaml`;
const updated = `${folder}/components/responses/UpdatedClient.yaml`;
const invalid = `${folder}/components/responses/InvalidRequest.yaml`;

/** A new request, and what refers to it once its answer is written. */
const shorten: Edit = [example('Shorten.request'), 'summary: Shorten it\nvalue:\n  client_name: B\n'];
const referred = {
  [path]: ['+          Shorten:', '+            $ref: ../components/examples/Shorten.request.yaml'],
  [updated]: ['+      Shorten:', '+        $ref: ../examples/Shorten.response.yaml'],
};
const another: Edit = [example('RenameClient.request'), 'client_name: B', /client_name: .*/];

interface Row {
  readonly what: string;
  readonly edits?: readonly Edit[];
  readonly args: readonly string[];
  readonly code?: number;
  /** What is printed, where it does not matter how it goes on. */
  readonly lines?: readonly string[];
  /** The lines that are gone and new, by file. */
  readonly changes?: Readonly<Record<string, readonly string[] | 'written'>>;
  readonly as?: string;
}

const rows: readonly Row[] = [
  {
    what: 'writes a success, and refers to both',
    edits: [shorten],
    args: [vendor, 'Shorten'],
    lines: [`${vendor} Shorten: 200`, `  ${example('Shorten.response')}`, `  ${path}`, `  ${updated}`],
    changes: { ...referred, [example('Shorten.response')]: 'written' },
  },
  {
    what: "writes a refusal in the vendor's shape",
    edits: [
      [example('Move.request'), "summary: Move it\nvalue: { redirect_uris: ['https://a.example.com/?b'] }\n"],
    ],
    args: [vendor, 'Move'],
    lines: [`${vendor} Move: 400, redirect_uris[0] must not have a query`],
    changes: {
      [example('Move.response')]: 'written',
      [path]: ['+          Move:', '+            $ref: ../components/examples/Move.request.yaml'],
      [invalid]: ['+      Move:', '+        $ref: ../examples/Move.response.yaml'],
    },
  },
  {
    what: 'says that a response is as it would be written',
    args: [vendor, 'RenameClient'],
    lines: [`${vendor} RenameClient: 200; so it is documented.`],
  },
  {
    what: 'refers to what was written by hand',
    edits: [shorten, [example('Shorten.response'), 'summary: Shorten it\nvalue: { error: a, message: b }\n']],
    args: [vendor, 'Shorten', '--update'],
    lines: [`${vendor} Shorten: 200`],
    changes: { ...referred, [example('Shorten.response')]: 'written' },
  },
  {
    what: 'shows what differs',
    edits: [another],
    args: [vendor, 'RenameClient'],
    code: 1,
    lines: [
      `${example('RenameClient.response')}:6 RenameClient: client.client_name is "Example Research App", the semantics answer "B"`,
      `  If the semantics are right, \`pnpm scenario ${vendor} RenameClient --update\` writes it.`,
    ],
  },
  {
    what: 'writes what differs alone, where that is asked for',
    edits: [
      another,
      [example('RenameClient.response'), 'client_name: Example Research App # As sent.', /client_name: .*/],
      [
        example('RenameClient.response'),
        '# First.\n      - a\n      - b # Second.\n      - c',
        /- https.*\n.*localhost.*/,
      ],
    ],
    args: [vendor, 'RenameClient', '--update'],
    lines: [`${vendor} RenameClient: 200`],
    changes: {
      [example('RenameClient.response')]: [
        '-    client_name: Example Research App # As sent.',
        '-      - a',
        '-      - b # Second.',
        '-      - c',
        '+    client_name: B # As sent.',
        '+      - https://lab.example.com/callback',
        '+      - http://localhost:3000/callback # Second.',
      ],
    },
  },
  {
    what: 'moves a scenario that is answered with another status',
    edits: [[example('RedirectUriWithQuery.request'), '', /\?.*/]],
    args: [vendor, 'RedirectUriWithQuery', '--update'],
    changes: {
      [example('RedirectUriWithQuery.response')]: 'written',
      [updated]: [
        '+      RedirectUriWithQuery:',
        '+        $ref: ../examples/RedirectUriWithQuery.response.yaml',
      ],
      [invalid]: [
        '-      RedirectUriWithQuery:',
        '-        $ref: ../examples/RedirectUriWithQuery.response.yaml',
      ],
    },
  },
  {
    what: 'shows another status',
    edits: [[example('RedirectUriWithQuery.request'), '', /\?.*/]],
    args: [vendor, 'RedirectUriWithQuery'],
    code: 1,
    lines: [
      `${example('RedirectUriWithQuery.response')}:2 RedirectUriWithQuery: is documented as 400, the semantics answer 200`,
    ],
  },
  {
    what: 'makes the examples of a request and a response that have none',
    edits: [
      shorten,
      [path, '', / {8}examples:.*?(?=\n {2}responses)/s],
      [updated, '\n', /\n {4}examples:.*/s],
    ],
    args: [vendor, 'Shorten'],
    changes: {
      [example('Shorten.response')]: 'written',
      [path]: ['+        examples:', ...(referred[path] ?? [])],
      [updated]: ['+    examples:', ...(referred[updated] ?? [])],
    },
  },
  {
    what: 'says what to write where there is no request',
    args: [vendor, 'RenameClent'],
    code: 1,
    lines: [
      `${example('RenameClent.request')} does not exist. Did you mean RenameClient? Write it, then run this again; for example:`,
      '',
      'summary: What happens',
      'value:',
      '  client_name: Example Research App',
      '',
      `\`pnpm scenario ${vendor} RenameClent --from <Scenario>\` begins with a copy of another request: ChangeNothing, ClearHomePage,`,
    ],
  },
  {
    what: 'begins with a copy of another request',
    args: [vendor, 'Shorten', '--from', 'RenameClient'],
    lines: [
      `${example('Shorten.request')} is a copy of the request of RenameClient. Edit it, then run \`pnpm scenario ${vendor} Shorten\`.`,
    ],
    changes: { [example('Shorten.request')]: 'written' },
  },
  {
    what: 'copies no request that is not there',
    args: [vendor, 'Shorten', '--from', 'RenameClent'],
    code: 1,
    lines: [`${example('RenameClent.request')} does not exist. Did you mean RenameClient?`],
  },
  {
    what: 'takes no request that breaks the schema',
    edits: [[example('Shorten.request'), 'summary: Shorten it\nvalue:\n  client_name: 5\n']],
    args: [vendor, 'Shorten'],
    code: 1,
    lines: [`${example('Shorten.request')} breaks the schema: client_name must be a string. Mend it.`],
  },
  {
    what: 'takes no request without a summary',
    edits: [[example('Shorten.request'), 'value:\n  client_name: B\n']],
    args: [vendor, 'Shorten'],
    code: 1,
    lines: [
      `${example('Shorten.request')} needs a \`summary\`, which says what happens, and a \`value\`, the body.`,
    ],
  },
  {
    what: 'takes no request that is no YAML',
    edits: [[example('Shorten.request'), 'value: "a']],
    args: [vendor, 'Shorten'],
    code: 1,
    lines: [`${example('Shorten.request')} is no YAML: Missing closing "quote at line 1, column 10:`],
  },
  {
    what: 'leaves alone what a request does not lead to',
    edits: [[example('TokenMissing.request'), 'summary: No token\nvalue: {}\n']],
    args: [vendor, 'TokenMissing', '--update'],
    code: 1,
    lines: [
      `${example('TokenMissing.response')} says in \`x-cause\` what leads to it. Delete that, or TokenMissing.request.yaml.`,
    ],
  },
  {
    what: 'documents no status',
    edits: [
      [example('Move.request'), "summary: Move it\nvalue: { redirect_uris: ['https://a.example.com/?b'] }\n"],
      [path, "'422'", "'400'"],
    ],
    args: [vendor, 'Move'],
    code: 1,
    lines: [
      'The semantics answer 400, and updateClient documents 200, 401, 403, 404, 413, 415, 422, 500, 503. Document the response first.',
    ],
  },
  {
    what: 'needs a contract of the register',
    args: ['loop-helth', 'RenameClient'],
    code: 1,
    lines: [`There is no contract "loop-helth". Did you mean ${vendor}? There are ${vendor}.`],
  },
  {
    what: 'needs semantics',
    args: ['tea', 'RenameClient'],
    as: 'tea',
    code: 1,
    lines: ['tea: packages/semantics/ does not say what its updates mean. Write the response by hand.'],
  },
  {
    what: 'needs a contract that can be read',
    edits: [[path, 'UpdatedClent', 'UpdatedClient']],
    args: [vendor, 'RenameClient'],
    code: 1,
    lines: [`${vendor} cannot be read; \`pnpm lint\` says more.`],
  },
  {
    what: 'needs a contract in YAML',
    edits: [[`${folder}/openapi.yaml`, 'openapi: [']],
    args: [vendor, 'RenameClient'],
    code: 1,
    lines: [`${vendor} cannot be read; \`pnpm lint\` says more.`],
  },
  {
    what: "needs a name that is a file's",
    args: [vendor, '../rename'],
    code: 1,
    lines: ['"../rename" is not PascalCase. Say what happens, as in RenameClient.'],
  },
  { what: 'lists its options', args: ['--help'], lines: ['pnpm scenario <contract> <Scenario> [--update]'] },
  {
    what: 'needs both names',
    args: [vendor],
    code: 2,
    lines: [`Expected a contract and a scenario, got "${vendor}".`],
  },
  { what: 'knows its options', args: ['--upgrade'], code: 2, lines: ["Unknown option '--upgrade'"] },
];

it.each(rows)('$what', async ({ edits = [], args, code = 0, lines = [], changes = {}, as }) => {
  using scratch = new Scratch(vendor, as);
  scratch.edit(...edits);
  const before = scratch.texts();
  const said = await command(scratch, ...args);
  expect(said.code).toBe(code);
  const printed = code === 0 ? said.lines : said.errors;
  expect(printed.slice(0, lines.length).map((line, n) => line.slice(0, lines[n]?.length))).toEqual(lines);
  expect(code === 0 ? said.errors : said.lines).toEqual([]);
  expect(changesOf(before, scratch.texts(), changes)).toEqual(changes);
});

/** Which lines of the files that changed are gone and new, where that matters. */
function changesOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  wanted: Row['changes'] = {},
): Row['changes'] {
  const changed = [...after].filter(([file, text]) => before.get(file) !== text);
  return Object.fromEntries(
    changed.map(([file, text]) => {
      const [old, now] = [before.get(file) ?? '', text].map((one) => one.split('\n')) as [string[], string[]];
      const gone = old.filter((line) => !now.includes(line)).map((line) => `-${line}`);
      const came = now.filter((line) => !old.includes(line)).map((line) => `+${line}`);
      return [file, wanted[file] === 'written' ? 'written' : [...gone, ...came]];
    }),
  );
}
