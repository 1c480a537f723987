import { $, definePluginConfig } from '@hey-api/openapi-ts';
import type { Shape } from '../hoist-bodies.ts';
import type { Body } from '../merge-media.ts';
import { factsOf, type OperationFacts } from '../operation-facts.ts';

const runtime = '@clientele/sdk-runtime/client';

/**
 * Emits one `<operation>Schemas` per operation: the runtime schemas of its request parts and of
 * every documented status. hey-api has them for the success response alone. `validate` hands them
 * to a client that is to check what it gets.
 */
export function operationSchemas(facts: readonly OperationFacts[], shapes: readonly Shape[]) {
  return definePluginConfig({
    config: { includeInEntry: false },
    dependencies: ['valibot'],
    handler: ({ plugin }) => {
      const bodies = $.object().pretty();
      plugin.forEach(
        'operation',
        ({ operation }) => {
          const schema = (meta: Record<string, string>) =>
            plugin.querySymbol({ artifact: 'valibot', category: 'schema', ...meta });
          const parts = $.object().pretty();
          for (const part of ['body', 'path', 'query', 'headers']) {
            const symbol = schema({
              resource: 'operation',
              resourceId: operation.id,
              role: `request-${part}`,
            });
            if (symbol) parts.prop(part, $(symbol));
          }
          const responses = $.object().pretty();
          const check = ({ kind, schemaId }: Body) => {
            const isChecked = schemaId !== undefined && (kind === 'json' || kind === 'any');
            const symbol = isChecked && schema({ resource: 'definition', resourceId: schemaId });
            return symbol ? $(symbol) : $('undefined');
          };
          for (const [status, bodies] of Object.entries(factsOf(shapes, operation).responses)) {
            const [only, ...others] = Object.entries(bodies);
            const several = Object.entries(bodies).reduce(
              (all, [type, body]) => all.prop(type, check(body)),
              $.object().pretty(),
            );
            responses.prop(status, others.length > 0 ? several : only ? check(only[1]) : $('undefined'));
          }
          const table = plugin.symbol(`${operation.id}Schemas`);
          plugin.node(
            $.const(table)
              .export()
              .assign($.object().pretty().prop('request', parts).prop('responses', responses)),
          );
          bodies.prop(factsOf(facts, operation).id, $(table).attr('responses'));
        },
        { order: 'declarations' },
      );
      const find = plugin.symbol('findMisfit', { external: runtime });
      const type = plugin.symbol('Validate', { external: runtime, kind: 'type' });
      const several = shapes.some(({ responses }) =>
        Object.values(responses).some((bodies) => Object.keys(bodies).length > 1),
      );
      const given = ['operation', 'status', 'body', ...(several ? ['mediaType'] : [])];
      plugin.node(
        $.const(plugin.symbol('validate'))
          .export()
          .type($.type(type))
          .doc('Checks the bodies of responses; for `createClient({ validate })`.')
          .assign(
            $.func()
              .params(...given.map((name) => $.param(name)))
              .do(
                $(find)
                  .call(bodies, ...given)
                  .return(),
              ),
          ),
      );
    },
    name: 'operation-schemas',
    symbolMeta: () => ({ artifact: 'schemas' }),
  })();
}
