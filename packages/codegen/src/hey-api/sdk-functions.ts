import { $, definePluginConfig } from '@hey-api/openapi-ts';
import type { Shape } from '../hoist-bodies.ts';
import { replaceImported } from '../imported.ts';
import { factsOf, isIdempotent, type OperationFacts } from '../operation-facts.ts';
import { bodyTypes, requestTypes, toldResponses } from './message-types.ts';

const runtime = '@clientele/sdk-runtime/client';
const media = '@clientele/sdk-runtime/media';

/**
 * Emits one function per operation that hands what is known of it to the client: hey-api's own
 * functions know neither the documented statuses nor what may be retried.
 */
export function sdkFunctions(contract: string, facts: readonly OperationFacts[], shapes: readonly Shape[]) {
  return definePluginConfig({
    config: { includeInEntry: false },
    dependencies: ['@hey-api/typescript'],
    handler: ({ plugin }) => {
      const external = (name: string, module = runtime) => plugin.symbol(name, { external: module });
      const externalType = (name: string) => plugin.symbol(name, { external: runtime, kind: 'type' });
      plugin.forEach(
        'operation',
        ({ operation }) => {
          const { summary, description, deprecated, id } = operation;
          const shape = factsOf(shapes, operation);
          const type = (role: string) =>
            plugin.querySymbol({ category: 'type', resource: 'operation', resourceId: id, role });
          const bodyType = bodyTypes((resourceId) => {
            const symbol = plugin.querySymbol({ category: 'type', resource: 'definition', resourceId });
            if (!symbol) throw new Error(`${id}: hey-api emitted no type for ${resourceId}.`);
            return $.type(symbol);
          });
          const bodies = ['responses', 'errors'].map(type).filter((symbol) => symbol !== undefined);
          const written =
            bodies.length > 0 ? $.type.and(...bodies.map((symbol) => $.type(symbol))) : 'unknown';
          const told = toldResponses(shape, bodyType, () => $.type(externalType('ByMediaType')));
          const responses = told
            ? $.type.and($.type('Omit').generic(written).generic(told.statuses), told.types)
            : written;
          const comment = [summary, description, deprecated && '@deprecated'].flatMap((text) =>
            text ? [text.replaceAll('*/', '*\\/')] : [],
          );
          const known = factsOf(facts, operation);
          const values = replaceImported({ contract, ...known }, ({ name }) => $(external(name, media)));
          const call = $('options')
            .attr('client')
            .attr('call')
            .call($.fromValue(values as FromValue, { layout: 'pretty' }), $('options'));
          const data = type('data');
          if (!data) throw new Error(`${id}: hey-api emitted no type for its options.`);
          const requests = requestTypes(shape, bodyType, () =>
            $.type('NonNullable').generic($.type(data).idx($.type.literal('body'))),
          );
          const input = isIdempotent(known)
            ? $.type.and($.type(data), $.type(externalType('IdempotencyOptions')))
            : data;
          const options = $.type(externalType(requests ? 'MediaOptions' : 'Options'))
            .generic(input)
            .generic($.type.literal(contract));
          plugin.node(
            $.const(plugin.symbol(id))
              .export()
              .doc(comment.flatMap((text, index) => (index === 0 ? [text] : ['', text])))
              .assign(
                $.func()
                  .param('options', (p) =>
                    p.type(requests ? options.generic(requests.types).generic(requests.standard) : options),
                  )
                  .returns($.type('Promise').generic($.type(externalType('Outcome')).generic(responses)))
                  .do(call.return()),
              ),
          );
        },
        { order: 'declarations' },
      );
    },
    name: 'sdk',
    symbolMeta: () => ({ artifact: 'sdk' }),
  })();
}

type FromValue = Parameters<typeof $.fromValue>[0];
