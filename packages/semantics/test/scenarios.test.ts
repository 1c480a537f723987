import { differences } from '@clientele/openapi/differences';
import { Sources } from '@clientele/openapi/sources';
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

  it.each(scenariosOf(name))(
    'answers the scenario $name as the contract does',
    ({ request, answer, file }) => {
      const { subject, record, context } = worldOf(name);
      const result = subject.update(record, frozen(request), context);
      const answered = result.ok ? result.body : subject.refusal(result.faults);
      const different = differing(file, answer, answered, subject.secrets);
      expect(different, different.join('\n')).toEqual([]);
      expect(answered).toEqual(answer);
    },
  );
});

/** A line of the contract's file for each member that an update answers otherwise. */
function differing(file: string, answer: unknown, answered: unknown, secrets: readonly string[]): string[] {
  return differences(answer, answered).map(({ pointer, expected, actual }) => {
    const { line } = new Sources(file).lineOf(`/value${pointer}`);
    const isSecret = secrets.some((name) => pointer.includes(name));
    const [here, there] = isSecret
      ? ['a secret', 'another']
      : [expected, actual].map((one) => JSON.stringify(one));
    return `${file.slice(file.lastIndexOf('specs'))}:${line} ${pointer}: ${here} is written, the update answers ${there}`;
  });
}
