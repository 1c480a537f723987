/** A programmer's mistake, in the contract or in what is given with it: as Node.js reports its own. */
export function invalidArgument(message: string): TypeError {
  return Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_VALUE' });
}
