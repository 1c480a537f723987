import { expect } from 'vitest';
import type { Options, Seen } from './room.ts';

export const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]);
export const file = new File([png], 'cover.png', { type: 'image/png' });
export const form = new FormData();
form.append('title', 'Tiger');
form.append('cover', file);
const part = (name: string, value: string, more = '') =>
  `--B\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const filePart = (name: string) =>
  part(name, png.toString('latin1'), '; filename="cover.png"\r\nContent-Type: image/png');

/** What a call is to put on the wire; the boundary of a form is B there. */
export const requests: [string, string, Options, Partial<Seen>][] = [
  [
    'a form with files',
    'upload',
    { body: { title: 'Tiger', cover: file, pages: [file, file], pet: { name: 'a' }, scan: undefined } },
    {
      line: 'POST /upload',
      headers: { 'content-type': 'multipart/form-data; boundary=B' },
      body: `${part('title', 'Tiger')}${filePart('cover')}${filePart('pages')}${filePart('pages')}${part('pet', '{"name":"a"}')}--B--\r\n`,
    },
  ],
  [
    'FormData',
    'upload',
    { body: form },
    {
      headers: { 'content-type': 'multipart/form-data; boundary=B' },
      body: `${part('title', 'Tiger')}${filePart('cover')}--B--\r\n`,
    },
  ],
  [
    'fields',
    'sendForm',
    { body: { name: 'a b&c', tags: ['x', 'y'], at: { x: 1, y: null } } },
    {
      headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
      body: 'name=a+b%26c&tags=x&tags=y&at%5Bx%5D=1',
    },
  ],
  ['URLSearchParams', 'sendForm', { body: new URLSearchParams({ name: 'ü' }) }, { body: 'name=%C3%BC' }],
  ['XML', 'sendXml', { body: '<pet/>' }, { headers: { 'content-type': 'application/xml' }, body: '<pet/>' }],
  [
    'a Blob',
    'sendBytes',
    { body: file },
    { headers: { 'content-type': 'application/octet-stream' }, body: png.toString('latin1') },
  ],
  ['an array of bytes', 'sendBytes', { body: new Uint8Array(png) }, { body: png.toString('latin1') }],
  [
    'a Blob of its own type',
    'sendWhatever',
    { body: file },
    { headers: { 'content-type': 'image/png' }, body: png.toString('latin1') },
  ],
  [
    'whatever is text',
    'sendWhatever',
    { body: 'a' },
    { headers: { 'content-type': 'text/plain;charset=UTF-8' }, body: 'a' },
  ],
  [
    'whatever is JSON',
    'sendWhatever',
    { body: ['a'] },
    { headers: { 'content-type': 'application/json' }, body: '["a"]' },
  ],
  [
    'JSON first',
    'sendEither',
    { body: { name: 'a' } },
    { headers: { 'content-type': 'application/json' }, body: '{"name":"a"}' },
  ],
  [
    'the media type that is named',
    'sendEither',
    { body: '<pet/>', mediaType: 'application/xml' },
    { headers: { 'content-type': 'application/xml' }, body: '<pet/>' },
  ],
  [
    'the first where none is JSON',
    'sendOptional',
    { body: 'a' },
    { headers: { 'content-type': 'text/plain' }, body: 'a' },
  ],
  [
    'no body',
    'sendOptional',
    {},
    { headers: expect.not.objectContaining({ 'content-type': expect.anything() }), body: '' },
  ],
  [
    "a caller's Content-Type",
    'sendXml',
    { body: '<a/>', headers: { 'Content-Type': 'text/xml' } },
    { headers: { 'content-type': 'text/xml' } },
  ],
  [
    'what it takes, JSON first',
    'getSeveral',
    {},
    {
      headers: { accept: 'application/json, application/vnd.pet+json, text/csv;q=0.9, image/png;q=0.9' },
    },
  ],
  ['what it takes, if no JSON', 'getImage', {}, { headers: { accept: 'image/png' } }],
  [
    'parameters in every style',
    'getStyles',
    {
      path: { ids: ['a,b', 'c/d'], point: { x: 1, y: 2 } },
      query: {
        csv: ['a b', 'c,d', null],
        pipes: ['a', 'b|c'],
        spaces: ['a', 'b'],
        usual: ['a', 'b'],
        members: { x: 1, y: 2 },
        flat: { x: 1, y: undefined },
        deep: { x: 1 },
      },
      header: { 'X-List': ['a', 'b'] },
    },
    {
      headers: { 'x-list': 'a,b' },
      line: 'GET /styles/a%2Cb,c%2Fd/x=1,y=2?csv=a%20b,c%2Cd&pipes=a|b%7Cc&spaces=a%20b&usual=a&usual=b&x=1&y=2&flat=x,1&deep[x]=1',
    },
  ],
  [
    'no parameter for an empty list',
    'getStyles',
    { path: { ids: ['a'], point: { x: 1 } }, query: { csv: [], pipes: [], flat: {} } },
    { line: 'GET /styles/a/x=1' },
  ],
];
