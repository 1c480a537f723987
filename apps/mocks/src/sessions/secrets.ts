import { type OpenApiDocument, operations, secretNames, securityScheme } from '@clientele/openapi';

/** Where a contract has secrets. */
export interface Secrets {
  /** Members of bodies that it marks as secret. */
  readonly members: ReadonlySet<string>;
  /** Headers, in small letters, query parameters and cookies that bear a credential. */
  readonly carriers: ReadonlySet<string>;
}

const known = new WeakMap<OpenApiDocument, Secrets>();

/** Read once for each contract. */
export function secretsOf(document: OpenApiDocument): Secrets {
  const found = known.get(document) ?? read(document);
  known.set(document, found);
  return found;
}

/**
 * Whether something is a secret by its name, whatever the contract says of it: requests hold more than
 * what their contracts know. A `token_expires_in` is none.
 */
export function isSecretName(name: string): boolean {
  const plain = name.replace(/[^a-z\d]/gi, '').toLowerCase();
  return /(?:secret|passw(?:or)?d|passphrase|token|apikey|privatekey|assertion|credentials?|authorization|cookie|codeverifier)$/.test(
    plain,
  );
}

function read(document: OpenApiDocument): Secrets {
  const all = [...operations(document)];
  const schemes = new Set(all.flatMap(({ security }) => security.flatMap((one) => Object.keys(one))));
  const carriers = [...schemes].flatMap((name) => {
    const scheme = securityScheme(document, name);
    return scheme?.type === 'apiKey' && scheme.name ? [scheme.name.toLowerCase()] : [];
  });
  return {
    members: new Set(all.flatMap((operation) => secretNames(document, operation))),
    carriers: new Set(carriers),
  };
}
