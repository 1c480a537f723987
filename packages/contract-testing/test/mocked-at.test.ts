import { expect, it } from 'vitest';
import { mockedAt } from '../src/mocked-at.ts';

const elsewhere = 'http://localhost:4098/own';

it.each([
  ['https://teas.example/v1', 'https://teas.example/v1', undefined],
  // Nothing can be sent there unless somebody says more.
  [undefined, elsewhere, { baseUrl: elsewhere }],
  ['/v1', elsewhere, { baseUrl: elsewhere }],
  ['ftp://teas.example', elsewhere, { baseUrl: elsewhere }],
])('meets requests to %s at %s', (url, base, options) => {
  const servers = url === undefined ? {} : { servers: [{ url }] };
  expect(mockedAt({ openapi: '3.1.0', ...servers })).toEqual({ base, ...(options && { options }) });
});
