/** Updates of a vendor's starting client, one after the other, and what is true of the last one. */
export interface Sequence {
  readonly name: string;
  readonly updates: readonly unknown[];
  /** Members of the body of the last answer; `refused` when it is no success. */
  readonly last: object | 'refused';
  /** JSON pointers of what that body does not have. */
  readonly without?: readonly string[];
}

const provider = { identity_provider: {} };
const redirect_uris = ['https://app.example.com/other'];

/** What one update leaves to the next. */
export const sequences: Readonly<Record<string, readonly Sequence[]>> = {
  buddy: [
    {
      name: 'keeps what the second leaves out',
      updates: [{ client_name: 'A' }, { description: 'B' }],
      last: { client_name: 'A', description: 'B' },
    },
    {
      name: 'replaces arrays, and rules run on what has become of them',
      updates: [{ redirect_uris }, { primary_redirect_uri: 'https://console.example.org/callback' }],
      last: 'refused',
    },
    {
      name: 'changes nothing by a refusal',
      updates: [{ client_name: 'A' }, { client_name: null, description: 'B' }, {}],
      last: { client_name: 'A', description: 'Deploys the example project' },
    },
  ],
  autional: [
    {
      name: 'clears what the second leaves out',
      updates: [{ redirect_uris, client_name: 'A' }, { redirect_uris }],
      last: { data: { redirect_uris } },
      without: ['/data/client_name', '/data/contacts', '/data/scope'],
    },
    {
      name: 'still knows the secret',
      updates: [{ redirect_uris }, { redirect_uris, client_secret: 'example-client-secret' }],
      last: { data: { redirect_uris } },
    },
    {
      name: 'refuses another secret',
      updates: [{ redirect_uris }, { redirect_uris, client_secret: 'another' }],
      last: 'refused',
    },
  ],
  boruta: [
    {
      name: 'keeps the name, empties the scopes',
      updates: [{ client: { ...provider, name: 'A' } }, { client: provider }],
      last: { data: { name: 'A', authorized_scopes: [] } },
    },
    {
      name: 'clears what null clears, and keeps it cleared',
      updates: [{ client: { ...provider, userinfo_signed_response_alg: null } }, { client: provider }],
      last: { data: { userinfo_signed_response_alg: null } },
    },
    {
      name: 'answers a secret once, to who sets it',
      updates: [{ client: { ...provider, secret: 'example-new-secret' } }, { client: provider }],
      last: { data: { name: 'Example App' } },
      without: ['/data/secret'],
    },
  ],
  launchdarkly: [
    {
      name: 'tests what the first has written',
      updates: [
        [{ op: 'replace', path: '/name', value: 'A' }],
        [
          { op: 'test', path: '/name', value: 'A' },
          { op: 'replace', path: '/name', value: 'B' },
        ],
      ],
      last: { name: 'B' },
    },
    {
      name: 'applies nothing when a test fails',
      updates: [
        [{ op: 'remove', path: '/description' }],
        [
          { op: 'replace', path: '/name', value: 'C' },
          { op: 'test', path: '/name', value: 'Example Client' },
        ],
        [],
      ],
      last: { name: 'Example Client' },
      without: ['/description'],
    },
  ],
  'loop-health': [
    {
      name: 'keeps what the second leaves out',
      updates: [{ client_name: 'A' }, { allowed_scopes: ['openid'] }],
      last: { client: { client_name: 'A', allowed_scopes: ['openid'] } },
    },
    {
      name: 'clears what null clears, and keeps it cleared',
      updates: [{ logo_uri: null }, { client_name: 'A' }],
      last: { client: { client_name: 'A', logo_uri: null } },
    },
  ],
};
