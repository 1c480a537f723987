import { png } from './requests.ts';
import type { Answer } from './room.ts';

const csv = 'name\nTiger\n';
const pet = { name: 'Tiger' };
const json = JSON.stringify(pet);
/** What a call gives of an answer. */
export const received: [string, string, Answer, object][] = [
  ['text', 'getText', { type: 'text/plain', body: json }, { kind: 'success', status: 200, body: json }],
  ['no text', 'getText', {}, { kind: 'success', body: '' }],
  [
    'text under another type',
    'getText',
    { type: 'text/html', body: '<b>' },
    { kind: 'success', body: '<b>' },
  ],
  [
    'bytes',
    'getImage',
    { type: 'image/png', body: png },
    { kind: 'success', body: { bytes: [...png], type: 'image/png' } },
  ],
  ['no bytes', 'getImage', {}, { kind: 'success', body: { bytes: [], type: '' } }],
  ['whatever is JSON', 'getAnything', { type: 'application/problem+json', body: json }, { body: pet }],
  ['whatever is text', 'getAnything', { type: 'text/csv', body: csv }, { body: csv }],
  [
    'whatever is bytes',
    'getAnything',
    { type: 'image/png', body: png },
    { body: { bytes: [...png], type: 'image/png' } },
  ],
  [
    'what ought to be JSON',
    'getAnything',
    { type: 'application/json', body: '<b>' },
    {
      kind: 'violation',
      statusCode: 200,
      body: '<b>',
      expected: 'JSON',
      received: 'text',
    },
  ],
  [
    'one of several',
    'getSeveral',
    { type: 'text/csv; charset=utf-8', body: csv },
    { status: 200, mediaType: 'text/csv', body: csv },
  ],
  [
    'another of several',
    'getSeveral',
    { type: 'application/vnd.pet+json', body: json },
    { mediaType: 'application/vnd.pet+json', body: pet },
  ],
  [
    'bytes of several',
    'getSeveral',
    { type: 'image/png', body: png },
    { mediaType: 'image/png', body: { bytes: [...png], type: 'image/png' } },
  ],
  [
    'what is held as one of several',
    'getSeveral',
    { type: 'text/tab-separated-values', body: csv },
    { mediaType: 'text/csv', body: csv },
  ],
  [
    'none of several',
    'getRanged',
    { type: 'text/html', body: '<b>' },
    { kind: 'violation', expected: 'JSON' },
  ],
  ['a range of media types', 'getMixed', { type: 'audio/ogg', body: png }, { mediaType: 'audio/*' }],
  [
    'neither of two',
    'getMixed',
    { type: 'text/html', body: '<b>' },
    { kind: 'violation', body: '<b>', expected: 'application/json or audio/*', received: 'text/html' },
  ],
  ['no media type', 'getMixed', { body: '<b>' }, { kind: 'violation', received: 'no media type' }],
  [
    'a status of a range',
    'getRanged',
    { status: 409, type: 'application/json', body: '{"message":"a"}' },
    { kind: 'error', status: 409, body: { message: 'a' } },
  ],
  [
    'a status that is documented by itself',
    'getRanged',
    { status: 404 },
    { kind: 'error', status: 404, body: undefined },
  ],
  [
    'the default',
    'getRanged',
    { status: 500, type: 'application/json', body: '{"message":"a"}' },
    { kind: 'error', status: 500, body: { message: 'a' } },
  ],
  [
    'no success by default where one is documented',
    'getRanged',
    { status: 201, body: json },
    { kind: 'undocumented', statusCode: 201, body: json },
  ],
  [
    'a success by default',
    'getDefault',
    { status: 201, type: 'application/json', body: json },
    { kind: 'success', status: 201, body: pet },
  ],
  [
    'a range without a body',
    'getAccepted',
    { status: 503, body: 'Sorry' },
    { kind: 'error', status: 503, body: undefined },
  ],
  [
    'what is not documented',
    'getAccepted',
    { status: 418, body: 'Tea' },
    { kind: 'undocumented', statusCode: 418, body: 'Tea' },
  ],
];
