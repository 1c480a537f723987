import { describe, expect, it } from 'vitest';
import { scenariosOf, starting } from './support/contract.ts';
import { subjects } from './support/subjects.ts';
import { frozen, worldOf } from './support/world.ts';

describe.each(Object.keys(subjects))('%s', (name) => {
  it('keeps every field of an imported client but its secrets', () => {
    const { record, secrets, subject } = worldOf(name);
    const imported = Object.entries(starting(name) ?? {}).filter(
      ([field]) => !subject.secrets.includes(field),
    );
    expect(record).toEqual(Object.fromEntries(imported));
    for (const field of subject.secrets) expect(record).not.toHaveProperty(field);
    for (const field of Object.keys(secrets)) expect(subject.secrets).toContain(field);
  });

  it.each(scenariosOf(name))('answers the scenario $name as the contract does', ({ request, answer }) => {
    const { subject, record, context } = worldOf(name);
    const result = subject.update(record, frozen(request), context);
    expect(result.ok ? result.body : subject.refusal(result.faults)).toEqual(answer);
  });
});
