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
  [
    'a list of objects as a field',
    'sendForm',
    { body: { name: 'a', points: [{ x: 1 }, null, { x: 2 }] } },
    { body: 'name=a&points=%7B%22x%22%3A1%7D&points=%7B%22x%22%3A2%7D' },
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
      line: 'GET /styles/a%2Cb,c%2Fd/x=1,y=2?csv=a%20b,c%2Cd&pipes=a|b%7Cc&spaces=a%20b&usual=a&usual=b&x=1&y=2&flat=x,1&deep%5Bx%5D=1',
    },
  ],
  [
    'no parameter for an empty list',
    'getStyles',
    { path: { ids: ['a'], point: { x: 1 } }, query: { csv: [], pipes: [], flat: {} } },
    { line: 'GET /styles/a/x=1' },
  ],
  ...Object.entries({
    'objects={"x":1}&objects={"y":2}': { objects: [{ x: 1 }, null, { y: 2 }] },
    'lists=["a","b"]&lists=[]': { lists: [['a', 'b'], []] },
    'csv={"x":1,"y":2}|{"x":3}': { csv: [{ x: 1, y: 2 }, { x: 3 }] },
    'deep[tags]=a&deep[tags]=b&deep[at][x]=1': { deep: { tags: ['a', null, 'b'], at: { x: 1, y: null } } },
    'deep[points]={"x":1}': { deep: { points: [{ x: 1 }], at: undefined } },
    'tags=a&tags=b&at={"x":1}&points={"x":2}': {
      members: { tags: ['a', 'b'], at: { x: 1 }, points: [{ x: 2 }] },
    },
    'flat=tags|["a","b"]|at|{"x":1}': { flat: { tags: ['a', 'b'], at: { x: 1 } } },
    'open[a][b][c]=1&any=[1]': { open: { a: { b: { c: 1 } } }, any: [[1]] },
    'constructor=a&toString=b': { constructor: ['a'], toString: 'b' },
  }).map(([query, input]): (typeof requests)[number] => [
    query,
    'getNested',
    { path: { points: [{ x: 1 }] }, query: input },
    { line: `GET /nested/${encodeURIComponent('{"x":1}')}?${written(query)}` },
  ]),
];

/** A bar is a comma between items, which is not encoded. */
function written(query: string): string {
  return encodeURIComponent(query).replaceAll('%3D', '=').replaceAll('%26', '&').replaceAll('%7C', ',');
}
