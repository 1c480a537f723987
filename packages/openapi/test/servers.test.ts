import { expect, it } from 'vitest';
import { defaultServer, servers } from '../src/index.ts';
import { tea } from './tea.ts';

it('fills in the variables of a server that have a default', () => {
  expect(defaultServer(tea)).toBe('https://eu.tea.example/eu/{lost}');
});

it('gives nothing where there is no server', () => {
  expect(defaultServer({ openapi: '3.1.0' })).toBe('');
  expect(servers({ openapi: '3.1.0' })).toEqual([]);
});

it('finds no variable in what every object inherits', () => {
  const document = { openapi: '3.1.0', servers: [{ url: '/{constructor}', variables: {} }] };
  expect(defaultServer(document)).toBe('/{constructor}');
});
