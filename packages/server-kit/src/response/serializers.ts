import { isObject, type Schema } from '@clientele/openapi';
import fastJsonStringify, { type AnySchema } from 'fast-json-stringify';

type Write = (value: unknown) => string;

/**
 * Makes what writes the values of schemas that refer into `definitions`. Each is built with the first
 * value that it writes, once for all answers that share it, from the definitions that it reaches:
 * to build all of a large contract takes minutes.
 */
export function serializers(definitions: Readonly<Record<string, Schema>>): (schema: Schema) => Write {
  const built = new Map<string, Write>();
  return ({ $ref }) => {
    const name = nameIn($ref);
    return (value) => {
      const write = built.get(name) ?? build(name);
      built.set(name, write);
      return write(value);
    };
  };

  function build(name: string): Write {
    const reached = new Map<string, Schema>();
    const visit = (node: unknown): void => {
      if (Array.isArray(node)) for (const item of node) visit(item);
      if (!isObject(node)) return;
      if (typeof node['$ref'] === 'string') reach(nameIn(node['$ref']));
      for (const child of Object.values(node)) visit(child);
    };
    const reach = (found: string): void => {
      const schema = definitions[found];
      if (!schema || reached.has(found)) return;
      reached.set(found, schema);
      visit(schema);
    };
    reach(name);
    // Its types know no schema without a type, which it writes as JSON does.
    const schema: object = { $ref: refTo(name), definitions: Object.fromEntries(reached) };
    return fastJsonStringify(schema as AnySchema);
  }
}

export function refTo(name: string): string {
  return `#/definitions/${name}`;
}

function nameIn($ref: unknown): string {
  return String($ref).slice(refTo('').length);
}
