import { isObject } from '@clientele/openapi';
import type { Location, Oas3Rule, UserContext } from '@redocly/openapi-core';

/**
 * Visits an extension wherever it may stand, whatever its value. Redocly's own way, `SpecExtension`,
 * ends at its rule `struct` for what is no mapping.
 */
export function onExtension(
  name: string,
  see: (value: unknown, location: Location, report: UserContext['report']) => void,
): ReturnType<Oas3Rule> {
  return {
    any(node: unknown, { type, location, report }: UserContext) {
      if (type.extensionsPrefix === undefined || !isObject(node) || !(name in node)) return;
      see(node[name], location.child(name), report);
    },
  };
}
