/**
 * What is the same in all spellings of an operation's name: its letters and digits, in lower case.
 * Generators write operationIds each in its own case.
 *
 * @example
 * ```ts
 * plainName('patch-o-auth-client') === plainName('patchOAuthClient'); // true
 * ```
 */
export function plainName(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

/**
 * The name of an operation's function in the SDK, by its operationId. It begins with a small letter,
 * since types begin with a capital one and an SDK exports both.
 *
 * @example
 * ```ts
 * functionName('patch-o-auth-client'); // 'patchOAuthClient'
 * functionName('HTTPCheck'); // 'httpCheck'
 * ```
 */
export function functionName(operationId: string): string {
  const name = camelCase(operationId);
  return name.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (letters) => letters.toLowerCase());
}

/**
 * The name of the Fastify plugin in a contract's package, by the contract's name in the register.
 *
 * @example
 * ```ts
 * serverName('tea-house'); // 'teaHouseServer'
 * ```
 */
export function serverName(contract: string): string {
  // A package may be called `1forge`; no variable may.
  return `${camelCase(contract)}Server`.replace(/^\d/, '_$&');
}

/**
 * The operationId of an operation that has none, made from its method and path alone, so that no
 * other operation changes it.
 *
 * @example
 * ```ts
 * madeOperationId('GET', '/teas/{tea_id}/cups'); // 'getTeasByTeaIdCups'
 * ```
 */
export function madeOperationId(method: string, path: string): string {
  const words = path.replaceAll('{', ' by ').match(/[A-Z]*[a-z0-9]+|[A-Z]+/g) ?? ['root'];
  return method.toLowerCase() + words.map(capitalized).join('');
}

/** In mixed case whatever it was, because generators would write capitals in a row each in its own way. */
function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}

function camelCase(name: string): string {
  return name.replace(/[^A-Za-z0-9]+(\w)/g, (_gap, letter: string) => letter.toUpperCase());
}
