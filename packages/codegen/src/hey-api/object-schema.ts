import { $, type Plugins } from '@hey-api/openapi-ts';

type Resolver = NonNullable<Plugins.Valibot.Resolvers['object']>;

/**
 * Objects keep the members that a contract does not name, as JSON Schema does; hey-api's own
 * emission drops them, and loses `additionalProperties` that is a reference.
 */
export const objectSchema: Resolver = (ctx) => {
  const v = $(ctx.symbols.v);
  const shape = ctx.nodes.shape(ctx);
  const rest = ctx.schema.additionalProperties;
  if (!rest) return v.attr('looseObject').call(shape);
  if (rest.type === 'never') return v.attr('strictObject').call(shape);
  const result = ctx.walk(rest, { path: ctx.path, plugin: ctx.plugin });
  ctx._childResults.push(result);
  const values = ctx.pipes.toNode(result.pipes, ctx.plugin);
  return shape.isEmpty
    ? v.attr('record').call(v.attr('string').call(), values)
    : v.attr('objectWithRest').call(shape, values);
};
