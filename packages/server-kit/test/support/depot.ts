import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { appOptions, type ServerOptions, serverPlugin } from '../../src/index.ts';

const text = { type: 'string' };
const bytes = { type: 'string', format: 'binary' };
const rows = { type: 'array', items: { type: 'integer' } };
const seed = {
  type: 'object',
  required: ['name'],
  // Some have such a member; no request may send it, and no answer has it.
  properties: { name: text, ['__proto__']: text },
};
const labels = { type: 'array', items: text };
const where = { type: 'object', properties: { age: { type: 'integer' }, labels } };
const sack = {
  type: 'object',
  required: ['label'],
  properties: {
    label: { type: 'string', maxLength: 5 },
    count: { type: 'integer' },
    labels,
    seed,
    photo: { ...bytes, maxLength: 8 },
    pages: { type: 'array', maxItems: 2, items: { contentMediaType: 'image/png' } },
    map: {},
  },
};
const encoding = {
  map: { contentType: 'image/png' },
  where: { style: 'deepObject' },
  rows: { explode: false },
};
const ok = { 204: { description: 'Done.' } };
const post = (content: object, required = true) => ({
  post: { requestBody: { required, content }, responses: ok },
});

/** A contract with every kind of body and answer, and nothing else. */
export const document = {
  openapi: '3.1.0',
  paths: {
    '/sacks': post({ 'multipart/form-data': { schema: sack, encoding } }),
    '/fields': post({
      'application/x-www-form-urlencoded': {
        schema: {
          type: 'object',
          properties: { seed, where, rows, grid: { type: 'array', items: rows } },
        },
        encoding,
      },
    }),
    '/kinds': post({
      'application/xml': { schema: seed },
      'application/json': { schema: seed },
      'text/csv': { schema: { type: 'string', pattern: '^a' } },
      'text/plain': { schema: { type: 'integer' } },
      'application/octet-stream': { schema: bytes },
      'image/*': {},
      'multipart/mixed': { schema: seed },
    }),
    '/any': post({ '*/*': { schema: seed } }),
    '/maybe': post({ 'text/plain': {} }, false),
    '/answers': {
      get: {
        responses: {
          200: {
            description: 'In many forms.',
            content: {
              'text/csv': { schema: text },
              'application/vnd.seed+json': { schema: seed },
              'application/json': { schema: seed },
              'image/png': {},
              'application/pdf': {},
            },
          },
          202: {
            description: 'A text in JSON.',
            content: { 'application/json': { schema: { ...text, maxLength: 9 } } },
          },
          201: { description: 'In a range of forms.', content: { 'image/*': {} } },
          '4XX': { description: 'Refused.', content: { 'application/problem+json': { schema: seed } } },
          default: { description: 'Anything.', content: { '*/*': { schema: seed } } },
        },
      },
    },
    '/stars/*/a*b': { get: { responses: ok } },
    '/silent': { get: {} },
    '/both': { get: { responses: ok }, head: { responses: { 202: { description: 'Its own.' } } } },
  },
};

export const depotServer = serverPlugin<object, false>({ document });

/** The contract, with handlers that keep the body that they get and answer as they are told. */
export async function depot(options?: ServerOptions) {
  const seen: unknown[] = [];
  let answer: (reply: FastifyReply) => unknown = (reply) => reply.code(204).send();
  const keep = async ({ body }: FastifyRequest, reply: FastifyReply) => {
    seen.push(await plain(body));
    return answer(reply);
  };
  const paths = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method} ${path}`),
  );
  const app = fastify(appOptions);
  await app.register(depotServer(Object.fromEntries(paths.map((name) => [name, keep])), options));
  const send = (url: string, type: string, payload: string | Buffer) =>
    app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } });
  const sendForm = async (url: string, fields: readonly (readonly [string, string | Blob])[]) => {
    const form = new FormData();
    for (const [name, value] of fields) {
      if (typeof value === 'string') form.append(name, value);
      else form.append(name, value);
    }
    const sent = new Response(form);
    return send(url, sent.headers.get('content-type') ?? '', Buffer.from(await sent.arrayBuffer()));
  };
  const respond = (next: typeof answer) => {
    answer = next;
  };
  return { app, seen, send, sendForm, respond };
}

/** With Blobs as what can be compared. */
async function plain(value: unknown): Promise<unknown> {
  if (value instanceof Blob) {
    const name = value instanceof File ? { name: value.name } : {};
    return { type: value.type, ...name, text: await value.text() };
  }
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([name, member]) => [name, await plain(member)]);
  return Object.fromEntries(await Promise.all(entries));
}
