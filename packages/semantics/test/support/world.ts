import { exampleClient } from '../../src/example.ts';
import type { Json } from '../../src/json.ts';
import type { KeptClient } from '../../src/kept-client.ts';
import type { UpdateContext } from '../../src/vendor.ts';
import { starting } from './contract.ts';
import { type Subject, subjects } from './subjects.ts';

/** A client of one vendor as the registry holds it, and everything that its update may ask for. */
export interface World extends KeptClient {
  readonly subject: Subject;
  readonly context: UpdateContext;
}

/** The world in which every scenario of a vendor begins, or another client of the vendor. */
export function worldOf(name: string, client: Json = starting(name)): World {
  const subject = subjects[name];
  if (subject === undefined) throw new TypeError(`there is no vendor ${name}`);
  const made = exampleClient(subject, client);
  if (!made.ok) throw new Error(made.problems.join('; '));
  const { secrets, related } = made;
  return { subject, record: frozen(made.record), secrets, related, context: made.context() };
}

/** Makes writing to any part of a value an error. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
