import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, createConfig, parseYaml } from '@redocly/openapi-core';
import { expect, it } from 'vitest';
import house from '../plugin.ts';

// The repository's own configuration, and a contract that extends the preset.
const file = resolve(import.meta.dirname, '../../../redocly.yaml');
const written = Object(parseYaml(readFileSync(file, 'utf8')));
const apis = { brought: { root: 'openapi.yaml', extends: ['house/imported'] } };
const config = await createConfig({ ...written, plugins: [house()], apis });

it.each(['oas3_0', 'oas3_1', 'oas3_2'] as const)(
  'warns of what is an error in a house contract: %s',
  (version) => {
    const strict = severities(config, version);
    const warned = Object.entries(strict).map(([rule, level]) => [rule, level === 'off' ? 'off' : 'warn']);
    expect(Object.values(strict)).toContain('error');
    expect(severities(config.forAlias('brought'), version)).toEqual(Object.fromEntries(warned));
  },
);

function severities({ rules }: Config, version: 'oas3_0' | 'oas3_1' | 'oas3_2') {
  const entries = Object.entries(rules[version]).map(([rule, settings]) => [
    rule,
    typeof settings === 'object' ? settings.severity : settings,
  ]);
  return Object.fromEntries(entries);
}
