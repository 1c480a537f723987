import { $, definePluginConfig } from '@hey-api/openapi-ts';

/**
 * Emits one `<operation>Schemas` per operation: the runtime schemas of its request parts and of
 * every documented status. hey-api has them for the success response alone.
 */
export const operationSchemas = definePluginConfig({
  config: { includeInEntry: false },
  dependencies: ['valibot'],
  handler: ({ plugin }) => {
    plugin.forEach(
      'operation',
      ({ operation }) => {
        const schema = (meta: Record<string, string>) =>
          plugin.querySymbol({ artifact: 'valibot', category: 'schema', ...meta });
        const parts = $.object().pretty();
        for (const part of ['body', 'path', 'query', 'headers']) {
          const symbol = schema({ resource: 'operation', resourceId: operation.id, role: `request-${part}` });
          if (symbol) parts.prop(part, $(symbol));
        }
        const responses = $.object().pretty();
        for (const [status, response] of Object.entries(operation.responses ?? {})) {
          const reference = response?.schema?.$ref;
          const symbol = reference && schema({ resource: 'definition', resourceId: reference });
          responses.prop(status, symbol ? $(symbol) : $('undefined'));
        }
        plugin.node(
          $.const(plugin.symbol(`${operation.id}Schemas`))
            .export()
            .assign($.object().pretty().prop('request', parts).prop('responses', responses)),
        );
      },
      { order: 'declarations' },
    );
  },
  name: 'operation-schemas',
  symbolMeta: () => ({ artifact: 'schemas' }),
});
