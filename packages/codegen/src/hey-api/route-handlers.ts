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
          const data = (member: string) => types.data().idx($.type.literal(member));
          if (body) route.prop('Body', (p) => p.required(body.required === true).type(data('body')));
          for (const [name, member, place] of parts) {
            const given = Object.values(parameters[place] ?? {});
            if (given.length === 0) continue;
            // A stub gives its handlers an object, also where a caller may send none of them.
            const isNeeded = given.some(({ required }) => required === true);
            const values = data(member);
            route.prop(name, (p) => p.type(isNeeded ? values : $.type('NonNullable').generic(values)));
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

// No headers: Fastify has them as they came, a list as one text.
const parts = [
  ['Params', 'path', 'path'],
  ['Querystring', 'query', 'query'],
] as const;
