import { Ajv2020 } from 'ajv/dist/2020.js';

const ajv = new Ajv2020({ strict: false, logger: false });

/** What the metaschema lets pass, and the validator does not. */
const faults: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  pattern: patternFault,
  enum: (value) => (Array.isArray(value) && value.length === 0 ? 'allows nothing' : undefined),
};

/** Why a keyword's value means nothing to a validator (JSON Schema 2020-12, its metaschema); undefined where it does. */
export function keywordFault(keyword: string, value: unknown): string | undefined {
  const fault = faults[keyword]?.(value);
  if (fault === undefined && ajv.validateSchema({ [keyword]: value })) return undefined;
  const shown = JSON.stringify(value)?.slice(0, 100);
  return `${keyword} ${shown} ${fault ?? ajv.errors?.[0]?.message ?? 'is not valid'}`;
}

/** A regular expression for Unicode, or an older one that is valid without alone (JSON Schema, section 6.4). */
export function toRegExp(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern, flags.replace('u', ''));
  }
}
// Ajv writes it into code that stands alone, which is never made here.
toRegExp.code = 'new RegExp';

function patternFault(value: unknown): string | undefined {
  try {
    toRegExp(String(value), 'u');
    return undefined;
  } catch {
    return 'is no regular expression';
  }
}
