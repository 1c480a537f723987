import { parsePointer } from '@clientele/openapi';
import { Ajv, type ErrorObject, type SchemaObject } from 'ajv';

interface Fault {
  readonly message: string;
  /** Where in the value. */
  readonly path: readonly string[];
}

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  allowUnionTypes: true,
  strictTypes: false,
  strictRequired: false,
});
ajv.addVocabulary(['errorMessage']);
ajv.addKeyword({ keyword: 'deprecationMessage', validate: () => false });
ajv.addKeyword({ keyword: 'isTodo', validate: () => false });

/** What is wrong with a value of this form, in the words of the form. */
export function formFaults(name: string, form: SchemaObject, value: unknown): Fault[] {
  const validate = ajv.compile(form);
  validate(value);
  return (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map((error) => fault(name, error));
}

function fault(name: string, error: ErrorObject): Fault {
  const { keyword, params, parentSchema = {} } = error;
  const path = parsePointer(error.instancePath);
  const key: string | undefined = params['additionalProperty'];
  if (key !== undefined) {
    const place = [name, ...path].join('.');
    const keys = Object.keys(parentSchema['properties']).join(', ');
    return { message: `\`${place}\` has no key \`${key}\`. Use ${keys}.`, path: [...path, key] };
  }
  const missing: string | undefined = params['missingProperty'];
  if (missing !== undefined) {
    const { errorMessage } = parentSchema['properties'][missing];
    // What another member asks for is missing there.
    return { message: errorMessage, path: keyword === 'dependencies' ? [...path, params['property']] : path };
  }
  const words: Record<string, string> = { deprecationMessage: 'deprecationMessage', isTodo: 'description' };
  return { message: parentSchema[words[keyword] ?? 'errorMessage'], path };
}
