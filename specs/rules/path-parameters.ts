import { asMap } from '@clientele/openapi';
import type { Oas3Rule } from '@redocly/openapi-core';

const IDENTIFIER = /^[a-z][a-z0-9]*(?:(?:_[a-z0-9]+)+|[A-Za-z0-9]*)$/;

export const pathParameters: Oas3Rule = () => ({
  Parameter(parameter: unknown, { location, report, resolve }) {
    const { name, required, description, example, examples, schema, ...rest } = asMap(parameter);
    if (rest['in'] !== 'path') return;
    const complain = (key: string, message: string) => {
      const at = key in asMap(parameter) ? key : 'name';
      report({ message: `The path parameter \`${name}\` ${message}`, location: location.child(at) });
    };

    if (!IDENTIFIER.test(String(name))) {
      complain('name', 'is no identifier. Name it in camelCase or snake_case.');
    }
    if (required !== true) complain('required', 'is optional. Add `required: true`.');
    if (typeof description !== 'string' || description.trim() === '') {
      complain('description', 'has no description. Say what it identifies.');
    }
    if (example === undefined && Object.keys(asMap(examples)).length === 0) {
      complain('example', 'has no example. Add `example`, the one of something that is there.');
    }

    const { type, minLength, enum: values } = asMap(resolve(asMap(schema)).node);
    if (type !== 'string' && type !== 'integer') {
      complain('schema', 'is neither string nor integer. State one as the `type` of its schema.');
    } else if (type === 'string' && !values && !(Number(minLength) >= 1)) {
      complain('schema', 'may be empty. Add `minLength: 1` to its schema.');
    }
  },
});
