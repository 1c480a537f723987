import { $, definePluginConfig } from '@hey-api/openapi-ts';
import { factsOf, type OperationFacts } from '../operation-facts.ts';

const runtime = '@clientele/sdk-runtime/client';

/**
 * Emits one `<operation>Schemas` per operation: the runtime schemas of its request parts and of
 * every documented status. hey-api has them for the success response alone. `validate` hands them
 * to a client that is to check what it gets.
 */
export function operationSchemas(facts: readonly OperationFacts[]) {
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
          for (const [status, response] of Object.entries(operation.responses ?? {})) {
            const reference = response?.schema?.$ref;
            const symbol = reference && schema({ resource: 'definition', resourceId: reference });
            responses.prop(status, symbol ? $(symbol) : $('undefined'));
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
      plugin.node(
        $.const(plugin.symbol('validate'))
          .export()
          .type($.type(type))
          .doc('Checks the bodies of responses; for `createClient({ validate })`.')
          .assign(
            $.func()
              .params($.param('operation'), $.param('status'), $.param('body'))
              .do($(find).call(bodies, 'operation', 'status', 'body').return()),
          ),
      );
    },
    name: 'operation-schemas',
    symbolMeta: () => ({ artifact: 'schemas' }),
  })();
}
