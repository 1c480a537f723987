import { describe, expect, it } from 'vitest';
import { BaseUrlError, createClient } from '../src/client.ts';
import { createFetchClient } from '../src/fetch.ts';

const clients = {
  sdk: (baseUrl: string, allowInsecureHttp?: boolean) =>
    createClient({ baseUrl, ...(allowInsecureHttp === undefined ? {} : { allowInsecureHttp }) }, ''),
  fetch: (baseUrl: string, allowInsecureHttp?: boolean) =>
    createFetchClient(
      { baseUrl: '', operations: [] },
      { baseUrl, ...(allowInsecureHttp === undefined ? {} : { allowInsecureHttp }) },
    ),
};

const accepted = [
  'https://api.example.com',
  'https://api.example.com/v1/',
  'http://localhost:4010',
  'http://vendor.localhost',
  'http://127.0.0.1:1',
  'http://127.8.9.1',
  'http://0x7f.1',
  'http://[::1]:4010',
];

const refused: [string, string][] = [
  ['', 'an http(s) URL without user, query and fragment'],
  ['/v1', 'an http(s) URL without user, query and fragment'],
  ['api.example.com', 'an http(s) URL without user, query and fragment'],
  ['ftp://api.example.com', 'an http(s) URL without user, query and fragment'],
  ['javascript:alert(1)', 'an http(s) URL without user, query and fragment'],
  ['http://api.example.com', 'expected https, or `allowInsecureHttp`'],
  ['http://evillocalhost', 'expected https, or `allowInsecureHttp`'],
  ['http://evil127.0.0.1', 'an http(s) URL without user, query and fragment'],
  ['http://localhost.example.com', 'expected https, or `allowInsecureHttp`'],
  ['http://127.0.0.1.example.com', 'expected https, or `allowInsecureHttp`'],
  ['http://10.0.0.1', 'expected https, or `allowInsecureHttp`'],
  ['http://[::2]', 'expected https, or `allowInsecureHttp`'],
  ['https://user:pa55word@api.example.com', 'an http(s) URL without user, query and fragment'],
  ['https://:pa55word@api.example.com', 'an http(s) URL without user, query and fragment'],
  ['https://api.example.com?key=pa55word', 'an http(s) URL without user, query and fragment'],
  ['https://api.example.com/?', 'an http(s) URL without user, query and fragment'],
  ['https://api.example.com/#', 'an http(s) URL without user, query and fragment'],
  ['https://api.example.com#a', 'an http(s) URL without user, query and fragment'],
];

describe.each(Object.entries(clients))('%s', (_name, make) => {
  it.each(accepted)('takes %s', (baseUrl) => {
    expect(() => make(baseUrl)).not.toThrow();
  });

  it.each(refused)('refuses %s', (baseUrl, reason) => {
    expect(() => make(baseUrl)).toThrow(BaseUrlError);
    expect(() => make(baseUrl)).toThrow(reason);
    expect(() => make(baseUrl)).not.toThrow('pa55word');
  });

  it('takes http to another machine when told to, and nothing but http', () => {
    expect(() => make('http://10.0.0.1', true)).not.toThrow();
    expect(() => make('http://10.0.0.1', false)).toThrow(BaseUrlError);
    expect(() => make('ftp://10.0.0.1', true)).toThrow(BaseUrlError);
  });
});
