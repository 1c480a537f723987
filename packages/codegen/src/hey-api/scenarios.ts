import { functionName, isObject } from '@clientele/openapi';
import { $, definePluginConfig } from '@hey-api/openapi-ts';
import { Bytes } from '../held-example.ts';
import type { Shape } from '../hoist-bodies.ts';
import { inComment } from '../in-comment.ts';
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
          const values = Object.fromEntries(table.rows.map(({ key, value }) => [key, withBlobs(value)]));
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

/** A copy of a fixture as hey-api's printer takes it. */
function withBlobs(value: unknown): FromValue {
  if (value instanceof Bytes) {
    const { text, type } = value;
    return $.new('Blob', $.array(text), ...(type ? [$.object().prop('type', $.literal(type))] : []));
  }
  if (Array.isArray(value)) return value.map(withBlobs);
  if (!isObject(value)) return value as FromValue; // What else there is in JSON.
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withBlobs(part)]));
}

/** As hey-api's printer takes values; nodes may be among them. */
type FromValue = Parameters<typeof $.fromValue>[0];
