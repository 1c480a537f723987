import { valueAt } from '@clientele/openapi';
import { describe, expect, it } from 'vitest';
import { type KeptClient, updateKept } from '../src/kept-client.ts';
import { sequences } from './support/sequences.ts';
import { subjects } from './support/subjects.ts';
import { worldOf } from './support/world.ts';

describe.each(Object.keys(subjects))('%s', (name) => {
  it.each(sequences[name] ?? [])('$name', ({ updates, last, without = [] }) => {
    const { subject, context, ...start } = worldOf(name);
    let kept: KeptClient = start;
    let answer: unknown;
    for (const body of updates) {
      const { result, ...after } = updateKept(subject, kept, body, context);
      answer = result.ok ? result.body : 'refused';
      kept = after.kept;
    }
    if (last === 'refused') expect(answer).toBe(last);
    else expect(answer).toMatchObject(last);
    for (const pointer of without) expect(valueAt(Object(answer), pointer)).toBeUndefined();
  });
});
