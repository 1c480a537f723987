/** A bundle's node as far as a README looks into it; lint has checked that the rest is there. */
export interface Node {
  readonly $ref?: string;
  readonly title?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly value?: unknown;
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean | readonly string[];
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly oneOf?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly allOf?: readonly Node[];
  readonly schema?: Node;
  readonly examples?: Readonly<Record<string, Node>>;
  readonly content?: Readonly<Record<string, Node>>;
  readonly parameters?: readonly Node[];
  readonly requestBody?: Node;
  readonly responses?: Readonly<Record<string, Node>>;
  readonly 'x-retry'?: {
    readonly policy: string;
    readonly reason: string;
    readonly onlyIf?: { readonly pointer: string; readonly in: readonly unknown[] };
  };
  readonly security?: readonly Readonly<Record<string, unknown>>[];
}

/** Where an API is (OpenAPI 3.1, section 4.8.5). */
export interface Server {
  readonly url: string;
  readonly description?: string;
  readonly variables?: Readonly<Record<string, { readonly default: string }>>;
}

/** Follows a bundle's local references. */
export function resolve(document: object, node: Node): Node {
  let current = node;
  while (current.$ref) {
    const keys = current.$ref
      .slice(2)
      .split('/')
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    // A linted bundle has no dangling reference.
    current = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document) as Node;
  }
  return current;
}

/** An operation as its bundle has it, with the parameters of its path. */
export function operationOf(document: object, method: string, path: string): Node {
  // Lint has checked that an Operation Object stands under each method.
  const { paths } = document as { paths: Record<string, Record<string, Node> & Pick<Node, 'parameters'>> };
  const { parameters: shared = [], [method.toLowerCase()]: own } = paths[path] ?? {};
  return { ...own, parameters: [...shared, ...(own?.parameters ?? [])] };
}

/** The schemas of a request body or of a response, one per media type. */
export function schemasOf(document: object, message: Node): Node[] {
  const content = resolve(document, message).content ?? {};
  return Object.values(content).flatMap(({ schema }) => (schema ? [schema] : []));
}

/** The last part of a reference: a component's name. */
export function nameOf({ $ref = '' }: Node): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}
