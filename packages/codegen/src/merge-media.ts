import {
  asList,
  asMap,
  isObject,
  isReference,
  type MediaKind,
  type MediaType,
  mediaKind,
  parseFragment,
  toFragment,
  toPointer,
} from '@clientele/openapi';

/** A body in one media type: how it is held, and its schema, or that of its JSON, as hey-api names it. */
export interface Body {
  readonly kind: MediaKind;
  readonly schemaId?: string;
}

/** The bodies of a message by media type. */
export type Bodies = Readonly<Record<string, Body>>;

type Content = Readonly<Record<string, MediaType>>;

/** Makes one media type of those of a message, and names the schemas that have to be told apart. */
export class MediaMerger {
  /** Those that have a name now. */
  readonly schemas: Record<string, unknown> = {};
  /** Operations share the messages that are components. */
  readonly #known = new Map<Content, Bodies>();
  readonly #taken: Readonly<Record<string, unknown>>;

  /** Names none as one of the schemas that the document has. */
  constructor(taken: Readonly<Record<string, unknown>>) {
    this.#taken = taken;
  }

  /** Changes a message's content; `named` gives the schema of a single media type a name, too. */
  merge(name: string, content: Content = {}, { named }: { readonly named: boolean }): Bodies {
    const before = this.#known.get(content);
    if (before) return before;
    const all = Object.entries(content);
    const parts = all.map(([type, { schema = {} }]) => {
      const kind = mediaKind(type);
      const isSeveral = all.length > 1;
      if (kind === 'text' || kind === 'binary' || !(named || isSeveral)) return { type, kind, schema };
      // hey-api loses names with a slash where a schema has members that are only read or only written.
      const unique = (isSeveral ? `${name}-${type}` : name).replaceAll(/[^\w.-]+/g, '-');
      const [json, ...others] = asList(asMap(schema)['anyOf']);
      if (kind !== 'any' || others.length < 2) return { type, kind, ...this.#name(unique, schema) };
      const inner = this.#name(unique, json);
      return { type, kind, ...inner, schema: { anyOf: [inner.schema, ...others] } };
    });
    const bodies = Object.fromEntries(
      parts.map(({ type, schema: _, ...body }): [string, Body] => [type, body]),
    );
    // The document is a copy that may be written.
    const written = content as Record<string, MediaType>;
    const [only] = parts;
    if (parts.length === 1 && only?.kind === 'json') {
      if (isObject(content[only.type]?.schema))
        written[only.type] = { ...content[only.type], schema: only.schema };
    } else if (parts.length > 0) {
      for (const { type } of parts) delete written[type];
      const [first, ...more] = parts.map(({ schema }) => schema);
      written['application/json'] = { schema: more.length > 0 ? { anyOf: [first, ...more] } : first };
    }
    this.#known.set(content, bodies);
    return bodies;
  }

  #name(name: string, schema: unknown): { readonly schema: unknown; readonly schemaId?: string } {
    if (!isObject(schema) || Object.keys(schema).length === 0) return { schema };
    const names = isReference(schema) ? parseFragment(schema.$ref) : [];
    // A reference into a component has no name either.
    if (names.length === 3) return { schema, schemaId: `#${toPointer(names)}` };
    let free = name;
    while (Object.hasOwn(this.#taken, free) || Object.hasOwn(this.schemas, free)) free += '_';
    const own = ['components', 'schemas', free];
    this.schemas[free] = schema;
    return { schema: { $ref: toFragment(own) }, schemaId: `#${toPointer(own)}` };
  }
}
