import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { createConfig, getLineColLocation, lint, loadConfig } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import house from '../plugin.ts';
import { secretIn } from '../support/secret.ts';
import { harmless, secrets } from './secrets.ts';

const CASES = join(import.meta.dirname, 'cases');
const preset = Object.keys(house().configs.all.rules);

// A case is a file, or a folder with an openapi.yaml; `# error: text` marks the lines to report.
describe.each(readdirSync(CASES))('%s', (rule) => {
  it.each(readdirSync(join(CASES, rule)))('%s', async (name) => {
    const path = join(CASES, rule, name);
    const file = name.endsWith('.yaml') ? path : join(path, 'openapi.yaml');
    const expected = marks(file);
    expect(expected.length > 0, 'a fail case marks lines, a pass case none').toBe(/^fail/.test(name));
    expect(await problems(file, rule)).toEqual(expected);
  });
});

it.each(preset)('%s has a case that passes and one that fails', (id) => {
  const cases = readdirSync(join(CASES, basename(id)));
  expect(new Set(cases.map((name) => name.split('-')[0]))).toEqual(new Set(['pass', 'fail']));
});

it.each(secrets)('finds %s in %j', (kind, text) => expect(secretIn(text)).toBe(kind));

it.each(harmless)('takes %j for harmless', (text) => expect(secretIn(text)).toBeUndefined());

async function problems(file: string, rule: string) {
  const found = await lint({ ref: file, config: await configOf(file, rule) });
  return found
    .map(({ location: [at], message }) => {
      if (!at) throw new Error(`A problem without location: ${message}`);
      const { start } = getLineColLocation(at);
      return { at: `${relative(dirname(file), at.source.absoluteRef)}:${start.line}`, message };
    })
    .sort(byPlace);
}

function configOf(file: string, rule: string) {
  if (rule === 'all') return loadConfig({ configPath: join(dirname(file), 'redocly.yaml') });
  const options = /^# options: (.+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '{}';
  const rules = { [`house/${rule}`]: { severity: 'error', ...JSON.parse(options) } };
  return createConfig({ plugins: [house()], rules });
}

function marks(file: string) {
  const whole = basename(file) === 'openapi.yaml';
  const files = whole ? readdirSync(dirname(file), { recursive: true }) : [basename(file)];
  return files
    .map(String)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const lines = readFileSync(join(dirname(file), name), 'utf8').split('\n');
      return lines.map((line, i) => ({
        at: `${name}:${i + 1}`,
        text: / # error: (.+)$/.exec(line),
      }));
    })
    .flatMap(({ at, text }) => (text ? [{ at, message: expect.stringContaining(`${text[1]}`) }] : []))
    .sort(byPlace);
}

function byPlace(a: { at: string }, b: { at: string }): number {
  return a.at.localeCompare(b.at, 'en', { numeric: true });
}
