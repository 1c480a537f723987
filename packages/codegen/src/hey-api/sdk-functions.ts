import { $, definePluginConfig } from '@hey-api/openapi-ts';
import { factsOf, isIdempotent, type OperationFacts } from '../operation-facts.ts';

const runtime = '@clientele/sdk-runtime/client';

/**
 * Emits one function per operation that hands what is known of it to the client: hey-api's own
 * functions know neither the documented statuses nor what may be retried.
 */
export function sdkFunctions(contract: string, facts: readonly OperationFacts[]) {
  return definePluginConfig({
    config: { includeInEntry: false },
    dependencies: ['@hey-api/typescript'],
    handler: ({ plugin }) => {
      const outcome = plugin.symbol('Outcome', { external: runtime, kind: 'type' });
      const options = plugin.symbol('Options', { external: runtime, kind: 'type' });
      const idempotency = plugin.symbol('IdempotencyOptions', { external: runtime, kind: 'type' });
      plugin.forEach(
        'operation',
        ({ operation }) => {
          const { summary, description, deprecated, id } = operation;
          const type = (role: string) =>
            plugin.querySymbol({ category: 'type', resource: 'operation', resourceId: id, role });
          const bodies = ['responses', 'errors'].map(type).filter((symbol) => symbol !== undefined);
          const responses =
            bodies.length > 0 ? $.type.and(...bodies.map((symbol) => $.type(symbol))) : 'unknown';
          const comment = [summary, description, deprecated && '@deprecated'].flatMap((text) =>
            text ? [text.replaceAll('*/', '*\\/')] : [],
          );
          const known = factsOf(facts, operation);
          const call = $('options')
            .attr('client')
            .attr('call')
            .call($.fromValue({ contract, ...known }, { layout: 'pretty' }), $('options'));
          const data = type('data');
          if (!data) throw new Error(`${id}: hey-api emitted no type for its options.`);
          const input = isIdempotent(known) ? $.type.and($.type(data), $.type(idempotency)) : data;
          plugin.node(
            $.const(plugin.symbol(id))
              .export()
              .doc(comment.flatMap((text, index) => (index === 0 ? [text] : ['', text])))
              .assign(
                $.func()
                  .param('options', (p) =>
                    p.type($.type(options).generic(input).generic($.type.literal(contract))),
                  )
                  .returns($.type('Promise').generic($.type(outcome).generic(responses)))
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
