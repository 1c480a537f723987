import type { Response } from '@clientele/openapi';

/** A schema of a bundle as far as a README looks into it; lint has checked that the rest is there. */
export interface Node {
  readonly $ref?: string;
  readonly description?: string;
  readonly required?: readonly string[];
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
}

/** The schemas of a request body or of a response, one per media type. */
export function schemasOf({ content = {} }: Pick<Response, 'content'>): Node[] {
  // Linted documents hold schemas here.
  return Object.values(content).flatMap(({ schema }) => (schema ? [schema as Node] : []));
}
