import type { Json } from '../../src/json.ts';
import type { ClientRecord, CreateContext, RelatedRecord, UpdateContext } from '../../src/vendor.ts';
import { starting } from './contract.ts';
import { type Subject, subjects } from './subjects.ts';

/** A client of one vendor as the registry holds it, and everything that its update may ask for. */
export interface World {
  readonly subject: Subject;
  readonly record: ClientRecord;
  readonly secrets: Readonly<Record<string, string>>;
  readonly context: UpdateContext;
}

/** The world in which every scenario of a vendor begins, or another client of the vendor. */
export function worldOf(name: string, client: Json = starting(name)): World {
  const subject = subjects[name];
  if (subject === undefined) throw new TypeError(`there is no vendor ${name}`);
  const made = subject.create(client, createContext());
  if (!made.ok) throw new Error(made.problems.join('; '));
  const related = (kind: string): readonly RelatedRecord[] =>
    (made.related ?? []).filter((entry) => entry.kind === kind).map(({ record }) => record);
  const presented = made.token ?? 'example-presented-token';
  const context: UpdateContext = {
    now: new Date('2026-03-01T12:00:00Z'),
    newId: counter(),
    presented,
    secretMatches: (field, value) => made.secrets[field] === value,
    related,
  };
  return { subject, record: frozen(made.record), secrets: made.secrets, context };
}

export function createContext(related: CreateContext['related'] = () => []): CreateContext {
  return {
    now: new Date('2026-03-01T12:00:00Z'),
    newId: counter(),
    newSecret: () => 'example-generated-secret',
    baseUrl: 'http://127.0.0.1:4020/vendor',
    related,
  };
}

/** Makes writing to any part of a value an error. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

function counter(): () => string {
  let last = 0;
  return () => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`;
}
