import { toError } from './errors.ts';

interface Result {
  readonly kind: string;
}

/** The body that {@link unwrap} gives: that of any documented 2xx status. */
export type SuccessBody<Outcome extends Result> =
  Extract<Outcome, { kind: 'success' }> extends { readonly body: infer Body } ? Body : never;

/**
 * Gives the body of a success, for those who prefer exceptions.
 *
 * @example
 * ```ts
 * const { name } = unwrap(await patchOAuthClient({ client, path, body }));
 * ```
 * @throws the {@link ClienteleError} of any other outcome: one class per kind.
 */
export function unwrap<Outcome extends Result>(outcome: Outcome): SuccessBody<Outcome> {
  if (outcome?.kind !== 'success') throw toError(outcome);
  // A success has a body; the constraint is as loose as it is to keep inference cheap.
  return (outcome as unknown as { body: SuccessBody<Outcome> }).body;
}
