import { functionName } from '@clientele/openapi';
import { $, definePluginConfig } from '@hey-api/openapi-ts';
import type { Shape } from '../hoist-bodies.ts';
import { factsOf, type OperationFacts } from '../operation-facts.ts';
import { OperationTypes } from './operation-types.ts';

/**
 * Emits `RouteHandlers`: the type of a Fastify handler for every operation. hey-api's own knows no
 * status ranges, no `default`, and no operation that has neither parameters nor an answer.
 */
export function routeHandlers(facts: readonly OperationFacts[], shapes: readonly Shape[]) {
  return definePluginConfig({
    config: { includeInEntry: false },
    dependencies: ['@hey-api/typescript'],
    handler: ({ plugin }) => {
      const handlers = $.type.object();
      plugin.forEach(
        'operation',
        ({ operation }) => {
          const { body, parameters = {} } = operation;
          const types = new OperationTypes(plugin, operation.id, factsOf(shapes, operation));
          const route = $.type.object();
          const part = (name: string, member: string, isRequired: boolean) =>
            route.prop(name, (p) => p.required(isRequired).type(types.data().idx($.type.literal(member))));
          if (body) part('Body', 'body', body.required === true);
          for (const [name, member, place] of parts) {
            const given = Object.values(parameters[place] ?? {});
            if (given.length > 0)
              part(
                name,
                member,
                given.some(({ required }) => required === true),
              );
          }
          const reply = types.reply();
          if (reply) route.prop('Reply', (p) => p.type(reply));
          const handler = $.type(plugin.symbol('RouteHandler', { external: 'fastify', kind: 'type' }));
          handlers.prop(functionName(factsOf(facts, operation).id), (p) =>
            p.type(route.isEmpty ? handler : handler.generic(route)),
          );
        },
        { order: 'declarations' },
      );
      plugin.node($.type.alias(plugin.symbol('RouteHandlers')).export().type(handlers));
    },
    name: 'route-handlers',
    symbolMeta: () => ({ artifact: 'handlers' }),
  })();
}

const parts = [
  ['Headers', 'headers', 'header'],
  ['Params', 'path', 'path'],
  ['Querystring', 'query', 'query'],
] as const;
