import { functionName } from '@clientele/openapi';
import { $, definePluginConfig } from '@hey-api/openapi-ts';
import { factsOf } from '../operation-facts.ts';
import type { ScenarioTable } from '../scenario-table.ts';

const runtime = '@clientele/sdk-runtime/client';

/**
 * Emits one object per operation, under its function's name, that holds its scenarios. hey-api
 * alone knows what it calls the types that they have.
 */
export function scenarios(tables: readonly ScenarioTable[]) {
  return definePluginConfig({
    config: { includeInEntry: false },
    dependencies: ['@hey-api/typescript'],
    handler: ({ plugin }) => {
      const generic = plugin.symbol('Scenarios', { external: runtime, kind: 'type' });
      plugin.forEach(
        'operation',
        ({ operation }) => {
          const { id } = operation;
          const table = factsOf(tables, operation);
          if (table.rows.length === 0) return;
          const type = (role: string) =>
            plugin.querySymbol({ category: 'type', resource: 'operation', resourceId: id, role });
          const [data, ...bodies] = ['data', 'responses', 'errors'].map(type);
          if (!data) throw new Error(`${id}: hey-api emitted no type for its options.`);
          const responses = bodies.flatMap((symbol) => (symbol ? [$.type(symbol)] : []));
          const ends = table.rows.reduce(
            (all, { key, status, summary }) =>
              all.prop(key, (p) => p.doc(inComment(summary)).type($.type.literal(status))),
            $.type.object(),
          );
          const values = Object.fromEntries(table.rows.map(({ key, value }) => [key, value]));
          const typed = $.type(generic)
            .generic($.type.literal(table.method))
            .generic($.type(data))
            .generic($.type.and(...responses))
            .generic(ends);
          plugin.node(
            $.const(plugin.symbol(functionName(table.id)))
              .export()
              .doc([`Scenarios of \`${table.method} ${inComment(table.path)}\`.`])
              // Lint holds examples to the schemas, which allow more members than the types list.
              .assign($.as($.as($.fromValue(values, { layout: 'pretty' }), $.type('unknown')), typed)),
          );
        },
        { order: 'declarations' },
      );
    },
    name: 'scenarios',
    symbolMeta: () => ({ artifact: 'scenarios' }),
  })();
}

function inComment(text: string): string {
  return text
    .replaceAll('*/', '*\\/')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
}
