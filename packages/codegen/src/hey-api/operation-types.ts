import { $, type definePluginConfig } from '@hey-api/openapi-ts';
import type { Shape } from '../hoist-bodies.ts';
import type { Bodies, Body } from '../merge-media.ts';

type Plugin = Parameters<Parameters<typeof definePluginConfig>[0]['handler']>[0]['plugin'];
type TypeNode = ReturnType<
  typeof $.type.or | typeof $.type.and | typeof $.type.object | typeof $.type.literal | typeof $.type
>;

const runtime = '@clientele/sdk-runtime/client';

/** The types of an operation, as the modules that plugins write refer to them. */
export class OperationTypes {
  readonly #plugin: Plugin;
  readonly #id: string;
  readonly #shape: Shape;

  /** @param id - What hey-api calls the operation. */
  constructor(plugin: Plugin, id: string, shape: Shape) {
    this.#plugin = plugin;
    this.#id = id;
    this.#shape = shape;
  }

  /** A type that the runtime exports. */
  external(name: string): ReturnType<typeof $.type> {
    return $.type(this.#plugin.symbol(name, { external: runtime, kind: 'type' }));
  }

  /** What the operation takes. */
  data(): ReturnType<typeof $.type> {
    const data = this.#written('data');
    if (!data) throw new Error(`${this.#id}: hey-api emitted no type for its options.`);
    return data;
  }

  /**
   * The bodies by status. hey-api has them in two types of its own, but for several media types, for
   * none, and for what is neither a success nor an error.
   */
  responses(): TypeNode {
    const [first, ...more] = ['responses', 'errors'].flatMap((role) => this.#written(role) ?? []);
    const known = first ? $.type.and(first, ...more) : $.type('unknown');
    const told = Object.entries(this.#shape.responses).filter(([status, bodies]) => {
      const count = Object.keys(bodies).length;
      // It writes `void` for 204, and `unknown` for any other without a body.
      return count > 1 || (count === 0 && status !== '204') || /^[13]/.test(status);
    });
    if (told.length === 0) return known;
    const types = told.reduce(
      (all, [status, bodies]) => all.prop(status, (p) => p.type(this.#response(bodies))),
      $.type.object(),
    );
    if (!first) return types;
    const statuses = told.map(([status]) => $.type.literal(/^\d+$/.test(status) ? Number(status) : status));
    return $.type.and(
      $.type('Omit')
        .generic(known)
        .generic($.type.or(...statuses)),
      types,
    );
  }

  /**
   * The bodies that a Fastify handler replies with: its types know a range as `4xx` and no `default`,
   * which stands for every class of statuses that is not documented.
   */
  reply(): TypeNode | undefined {
    const { responses } = this.#shape;
    const written = ['errors', 'responses'].flatMap((role) => this.#written(role) ?? []);
    const told = new Map<string, Bodies>();
    for (const [status, bodies] of Object.entries(responses)) {
      const isNothing = Object.keys(bodies).length === 0 && status !== '204';
      if (status === 'default') {
        for (const range of classes.filter((range) => !(range.toUpperCase() in responses))) {
          if (range !== '2xx' || !hasSuccess(responses)) told.set(range, bodies);
        }
      } else if (/X/.test(status)) told.set(status.toLowerCase(), bodies);
      else if (isNothing || /^[13]/.test(status)) told.set(status, bodies);
    }
    const [first, ...more] = written;
    if (told.size === 0) return first && $.type.and(first, ...more);
    const types = [...told].reduce(
      (all, [status, bodies]) => all.prop(status, (p) => p.type(this.#anyOf(Object.values(bodies)))),
      $.type.object(),
    );
    if (!first) return types;
    const others = Object.keys(responses).filter((status) => !/^\d+$/.test(status) || told.has(status));
    const keys = others.map((status) => $.type.literal(/^\d+$/.test(status) ? Number(status) : status));
    return $.type.and(
      $.type('Omit')
        .generic($.type.and(first, ...more))
        .generic($.type.or(...keys)),
      types,
    );
  }

  /** The bodies that may be sent by media type, and the one that need not be named; `undefined` for one that is JSON. */
  requests(): { readonly types: TypeNode; readonly standard: TypeNode } | undefined {
    const { request, standard } = this.#shape;
    const [first, ...others] = Object.entries(request);
    if (!first || standard === undefined) return undefined;
    const [type, { kind }] = first;
    if (others.length === 0 && kind === 'json') return undefined;
    const only = () => $.type('NonNullable').generic(this.data().idx($.type.literal('body')));
    const types =
      others.length > 0 ? this.#byMediaType(request) : $.type.object().prop(type, (p) => p.type(only()));
    return { types, standard: $.type.literal(standard) };
  }

  #written(role: string): ReturnType<typeof $.type> | undefined {
    const place = { category: 'type', resource: 'operation', resourceId: this.#id, role } as const;
    const symbol = this.#plugin.querySymbol(place);
    return symbol && $.type(symbol);
  }

  #response(bodies: Bodies): TypeNode {
    const [only, ...others] = Object.values(bodies);
    if (!only) return $.type('undefined');
    return others.length > 0
      ? this.external('ByMediaType').generic(this.#byMediaType(bodies))
      : this.#body(only);
  }

  #anyOf(bodies: readonly Body[]): TypeNode {
    return bodies.length > 0 ? $.type.or(...bodies.map((body) => this.#body(body))) : $.type('void');
  }

  #byMediaType(bodies: Bodies) {
    return Object.entries(bodies).reduce(
      (all, [type, body]) => all.prop(type, (p) => p.type(this.#body(body))),
      $.type.object(),
    );
  }

  /** The type in which a program holds a body. */
  #body({ kind, schemaId }: Body): TypeNode {
    if (kind === 'text') return $.type('string');
    if (kind === 'binary') return $.type('Blob');
    const schema = schemaId === undefined ? $.type('unknown') : this.#schema(schemaId);
    return kind === 'any' ? $.type.or(schema, $.type('string'), $.type('Blob')) : schema;
  }

  #schema(resourceId: string): TypeNode {
    const symbol = this.#plugin.querySymbol({ category: 'type', resource: 'definition', resourceId });
    if (!symbol) throw new Error(`${this.#id}: hey-api emitted no type for ${resourceId}.`);
    return $.type(symbol);
  }
}

const classes = ['2xx', '3xx', '4xx', '5xx'];

function hasSuccess(responses: Shape['responses']): boolean {
  return Object.keys(responses).some((status) => status.startsWith('2'));
}
