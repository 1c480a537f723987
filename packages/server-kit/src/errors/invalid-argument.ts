/** A programmer's mistake, in the contract or in what is given with it: as Node.js reports its own. */
export function invalidArgument(message: string, options?: ErrorOptions): TypeError {
  return Object.assign(new TypeError(message, options), { code: 'ERR_INVALID_ARG_VALUE' });
}
