import { functionName } from '@clientele/openapi';
import { $, definePluginConfig } from '@hey-api/openapi-ts';
import type { Shape } from '../hoist-bodies.ts';
import { factsOf } from '../operation-facts.ts';
import type { ScenarioTable } from '../scenario-table.ts';
import { OperationTypes } from './operation-types.ts';

/**
 * Emits one object per operation, under its function's name, that holds its scenarios. hey-api
 * alone knows what it calls the types that they have.
 */
export function scenarios(tables: readonly ScenarioTable[], shapes: readonly Shape[]) {
  return definePluginConfig({
    config: { includeInEntry: false },
    dependencies: ['@hey-api/typescript'],
    handler: ({ plugin }) => {
      plugin.forEach(
        'operation',
        ({ operation }) => {
          const { id } = operation;
          const table = factsOf(tables, operation);
          if (table.rows.length === 0) return;
          const types = new OperationTypes(plugin, id, factsOf(shapes, operation));
          const ends = table.rows.reduce(
            (all, { key, status, summary }) =>
              all.prop(key, (p) => p.doc(inComment(summary)).type($.type.literal(status))),
            $.type.object(),
          );
          const values = Object.fromEntries(table.rows.map(({ key, value }) => [key, value]));
          const typed = types
            .external('Scenarios')
            .generic($.type.literal(table.method))
            .generic(types.data())
            .generic(types.responses())
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
