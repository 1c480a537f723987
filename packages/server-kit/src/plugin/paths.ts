/** A path template in the router's language, with names that no router has to understand. */
export interface Route {
  readonly url: string;
  /** By the name that the contract gives the parameter, the one that the router knows. */
  readonly names: ReadonlyMap<string, string>;
  /** Matches a requested path, with what it has for each name, still encoded. */
  readonly pattern: RegExp;
}

/** `/orders/{order-id}/lines` as `/orders/:p0/lines`. */
export function routeOf(template: string): Route {
  const names = new Map<string, string>();
  const url = template.replace(
    /\{([^}]*)\}(?=([^/])?)|[:*]/g,
    (found, name: string | undefined, next: string | undefined, offset: number) => {
      if (found === ':') return '::';
      // To the router an asterisk is a wildcard; here it is one that matches an asterisk alone.
      if (name === undefined) return `:asterisk${offset}(\\*)`;
      const routed = `p${names.size}`;
      names.set(name, routed);
      // What follows in the same segment has to be told from the parameter.
      return next === undefined ? `:${routed}` : `:${routed}([\\s\\S]*)`;
    },
  );
  return { url, names, pattern: new RegExp(`${patternOf(template, '([^/]*)')}$`) };
}

/** What of an operation a request is routed by. */
export interface Routed {
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
}

/**
 * The methods that a path of the contract has, by a path as it was requested; none when it is no path
 * of it. For the `Allow` header of a 405 (RFC 9110, section 15.5.6).
 *
 * @example
 * ```ts
 * methodsAt([{ method: 'GET', path: '/books/{id}' }], '/books/7'); // ['GET', 'HEAD']
 * ```
 */
export function methodsAt(operations: readonly Routed[], path: string): readonly string[] {
  const methods = operations
    .filter(({ path: template }) => new RegExp(`^${patternOf(template, '[^/]*')}$`).test(path))
    .flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return [...new Set(methods)];
}

function patternOf(template: string, value: string): string {
  const parts = template.split(/\{[^}]*\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return parts.join(value);
}
