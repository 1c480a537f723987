import { $ } from '@hey-api/openapi-ts';
import type { Shape } from '../hoist-bodies.ts';
import type { Bodies, Body } from '../merge-media.ts';

/** A type as hey-api's printer takes it. */
type TypeNode = ReturnType<typeof $.type.or | typeof $.type>;
type BodyType = (body: Body) => TypeNode;

/** Gives the type in which a program holds a body, by the type that stands for a schema. */
export function bodyTypes(schemaType: (schemaId: string) => TypeNode): BodyType {
  return ({ kind, schemaId }) => {
    if (kind === 'text') return $.type('string');
    if (kind === 'binary') return $.type('Blob');
    const schema = schemaId === undefined ? $.type('unknown') : schemaType(schemaId);
    return kind === 'any' ? $.type.or(schema, $.type('string'), $.type('Blob')) : schema;
  };
}

/**
 * The responses whose types hey-api writes otherwise than a program holds them: several media types,
 * and none. `undefined` where it has them right.
 */
export function toldResponses({ responses }: Shape, bodyType: BodyType, byMediaType: () => GenericType) {
  const told = Object.entries(responses).filter(([status, bodies]) => {
    const count = Object.keys(bodies).length;
    // It writes `void` for 204, and `unknown` for any other without a body.
    return count > 1 || (count === 0 && status !== '204');
  });
  if (told.length === 0) return undefined;
  const key = (status: string) => (/^\d+$/.test(status) ? Number(status) : status);
  const types = told.reduce((all, [status, bodies]) => {
    const several = Object.keys(bodies).length > 0;
    const type = several ? byMediaType().generic(mapType(bodies, bodyType)) : $.type('undefined');
    return all.prop(status, (p) => p.type(type));
  }, $.type.object());
  return { statuses: $.type.or(...told.map(([status]) => $.type.literal(key(status)))), types };
}

type GenericType = ReturnType<typeof $.type>;

/** The types of a request's bodies by media type, and the media type that need not be named; `undefined` for one that is JSON. */
export function requestTypes({ request, standard }: Shape, bodyType: BodyType, only: () => TypeNode) {
  const [first, ...others] = Object.entries(request);
  if (!first || standard === undefined) return undefined;
  const [type, { kind }] = first;
  if (others.length === 0 && kind === 'json') return undefined;
  const types =
    others.length > 0 ? mapType(request, bodyType) : $.type.object().prop(type, (p) => p.type(only()));
  return { types, standard: $.type.literal(standard) };
}

function mapType(bodies: Bodies, bodyType: BodyType) {
  return Object.entries(bodies).reduce(
    (all, [type, body]) => all.prop(type, (p) => p.type(bodyType(body))),
    $.type.object(),
  );
}
