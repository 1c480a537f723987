import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { semantics } from '../src/index.ts';
import { starting } from './support/contract.ts';
import { subjects } from './support/subjects.ts';

describe.each([...semantics])('%s', (name, vendor) => {
  it('is tested, under its own name', () => {
    expect(vendor.name).toBe(name);
    expect(Object.keys(subjects)).toContain(name);
  });

  it('names the field that holds the id of the client that the contract begins with', () => {
    const id = Object(starting(name))[vendor.idField];
    expect(id).toBeTypeOf('string');
    expect(vendor.normalizeId?.(id) ?? id).toBe(id);
    expect(vendor.idProblem?.(id)).toBeUndefined();
  });

  it('names as secrets what the contract marks as passwords', () => {
    expect(vendor.secretFields).toEqual(subjects[name]?.secrets);
    expect(vendor.secretFields).toEqual(expect.arrayContaining(passwordsOf(name)));
  });
});

it('takes a text for the id of a boruta client only where it is a UUID, in either case', () => {
  const { normalizeId, idProblem } = semantics.get('boruta') ?? {};
  const id = 'ABCDEF00-2c4d-4e6f-8a90-b1c2d3e4f506';
  expect([idProblem?.(id), normalizeId?.(id)]).toEqual([undefined, id.toLowerCase()]);
  expect(idProblem?.('no-uuid')).toBe('must be a UUID');
});

function passwordsOf(name: string): string[] {
  const bundle = new URL(`../../${name}/generated/openapi.json`, import.meta.url);
  const schemas: Readonly<Record<string, { properties?: Record<string, { format?: string }> }>> = JSON.parse(
    readFileSync(bundle, 'utf8'),
  ).components.schemas;
  const properties = Object.values(schemas).flatMap((schema) => Object.entries(schema.properties ?? {}));
  return properties.filter(([, { format }]) => format === 'password').map(([field]) => field);
}
