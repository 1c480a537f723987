import { isObject } from '@clientele/openapi';
import type { Location, Oas3Rule, UserContext } from '@redocly/openapi-core';
import type { SchemaObject } from 'ajv';
import type { Extension } from '../extensions/extension.ts';
import { formFaults } from './form-faults.ts';

const COMPONENT_ROOT = /^#\/(?:components\/schemas\/[^/]+)?$/;

/**
 * Checks an extension wherever it may stand, whatever its value, and that it is where it must be.
 * Redocly's own way, `SpecExtension`, ends at its rule `struct` for what is no mapping. What is wrong is
 * said in the words of the form, or in those of the value.
 */
export function checked(
  { key, form, demanded = {} }: Extension,
  words?: (value: unknown) => string | undefined,
): ReturnType<Oas3Rule> {
  return {
    any(node: unknown, { type: { name, extensionsPrefix }, location, report }: UserContext) {
      if (extensionsPrefix === undefined || !isObject(node)) return;
      const isComponent = name === 'Schema' && COMPONENT_ROOT.test(location.pointer);
      const message = demanded[isComponent ? 'ComponentSchema' : name];
      if (key in node) reportFaults(form, node[key], location.child(key), report, words?.(node[key]));
      else if (message !== undefined) report({ message, location: location.key() });
    },
  };
}

/** Reports what of an extension is not of a form, in its words or in others. */
export function reportFaults(
  form: SchemaObject,
  value: unknown,
  location: Location,
  report: UserContext['report'],
  words?: string,
): void {
  const name = location.pointer.slice(location.pointer.lastIndexOf('/') + 1);
  for (const { message, path } of formFaults(name, form, value)) {
    report({ message: words ?? message, location: location.child([...path]).key() });
  }
}
