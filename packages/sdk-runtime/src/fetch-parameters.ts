import { createQuerySerializer, serializeArrayParam, serializeObjectParam } from 'openapi-fetch';
import type { ParameterWriter } from './operation.ts';
import { parameters } from './parameters.ts';

/** Writes parameters in the styles that a contract names, as openapi-fetch does. */
export const fetchParameters: ParameterWriter = {
  ...parameters,

  query(values = {}, { query = {} } = {}) {
    const serialize = createQuerySerializer<Record<string, unknown>>();
    const written = Object.entries(values).map(([name, value]) => {
      const [, style = '', star] = query[name]?.match(/^(\w+)(\*?)$/) ?? [];
      const how = { style: style as 'form', explode: star === '*' }; // The generator writes no other.
      const encoded = encodeURIComponent(name);
      if (!style || Object(value) !== value) return serialize({ [name]: value });
      if (!Array.isArray(value)) return serializeObjectParam(encoded, value as Record<string, unknown>, how);
      return value.length > 0 ? serializeArrayParam(encoded, value, how) : '';
    });
    return written.filter(Boolean).join('&');
  },
};
