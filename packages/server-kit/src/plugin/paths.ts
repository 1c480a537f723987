import type { Operation } from '@clientele/openapi';
import { invalidArgument } from '../errors/invalid-argument.ts';

/** A path template in the router's language, with names that no router has to understand. */
export interface Route {
  readonly url: string;
  /** By the name that the contract gives the parameter, the one that the router knows. */
  readonly names: ReadonlyMap<string, string>;
}

/** `/orders/{order-id}/lines` as `/orders/:p0/lines`. */
export function routeOf(template: string): Route {
  if (template.includes('*')) throw invalidArgument(`The path ${template} is not supported: it has a *.`);
  const names = new Map<string, string>();
  const url = template.replace(
    /\{([^}]*)\}(?=([^/])?)|:/g,
    (_match, name: string | undefined, next: string | undefined) => {
      if (name === undefined) return '::';
      const routed = `p${names.size}`;
      names.set(name, routed);
      // What follows in the same segment has to be told from the parameter.
      return next === undefined ? `:${routed}` : `:${routed}([\\s\\S]*)`;
    },
  );
  return { url, names };
}

/** The methods that a path of the contract has, by a path as it was requested; none when it is no path of it. */
export function methodsAt(operations: readonly Operation[], path: string): readonly string[] {
  const methods = operations
    .filter(({ path: template }) => toPattern(template).test(path))
    .flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return [...new Set(methods)];
}

function toPattern(template: string): RegExp {
  const parts = template.split(/\{[^}]*\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}$`);
}
