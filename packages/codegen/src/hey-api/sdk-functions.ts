import { functionName } from '@clientele/openapi';
import { $, definePluginConfig } from '@hey-api/openapi-ts';
import type { Shape } from '../hoist-bodies.ts';
import { replaceImported } from '../imported.ts';
import { factsOf, isIdempotent, type OperationFacts } from '../operation-facts.ts';
import { OperationTypes } from './operation-types.ts';

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
      plugin.forEach(
        'operation',
        ({ operation }) => {
          const { summary, description, deprecated, id } = operation;
          const types = new OperationTypes(plugin, id, factsOf(shapes, operation));
          const comment = [summary, description, deprecated && '@deprecated'].flatMap((text) =>
            text ? [text.replaceAll('*/', '*\\/')] : [],
          );
          const known = factsOf(facts, operation);
          const values = replaceImported({ contract, ...known }, ({ name }) =>
            $(plugin.symbol(name, { external: media })),
          );
          const call = $('options')
            .attr('client')
            .attr('call')
            .call($.fromValue(values as FromValue, { layout: 'pretty' }), $('options'));
          const input = isIdempotent(known)
            ? $.type.and(types.data(), types.external('IdempotencyOptions'))
            : types.data();
          const requests = types.requests();
          const options = types
            .external(requests ? 'MediaOptions' : 'Options')
            .generic(input)
            .generic($.type.literal(contract));
          plugin.node(
            $.const(plugin.symbol(functionName(known.id)))
              .export()
              .doc(comment.flatMap((text, index) => (index === 0 ? [text] : ['', text])))
              .assign(
                $.func()
                  .param('options', (p) =>
                    p.type(requests ? options.generic(requests.types).generic(requests.standard) : options),
                  )
                  .returns($.type('Promise').generic(types.external('Outcome').generic(types.responses())))
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

/** As hey-api's printer takes values; nodes may be among them. */
type FromValue = Parameters<typeof $.fromValue>[0];
