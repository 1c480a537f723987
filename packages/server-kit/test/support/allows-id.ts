import type { Operation } from '@clientele/openapi';
import type { Stub } from './serve.ts';
import { validatorsOf } from './validators.ts';

/** Whether the last parameter of an operation's path may have a value. */
export function allowsId({ document }: Stub, { path, parameters }: Operation, id: string): boolean {
  const name = [...path.matchAll(/\{([^}]*)\}/g)].at(-1)?.[1];
  const last = parameters.find((one) => one.in === 'path' && one.name === name);
  const validate = validatorsOf(document).request.compile(last?.schema ?? true, 'id', 'id');
  return validate(id).length === 0;
}
