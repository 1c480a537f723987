import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as common from '@clientele/sdk-runtime/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GenerationError, generate, type Job } from '../src/index.ts';
import { library } from './library.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'clientele-generate-'));
});
afterAll(() => rm(root, { recursive: true }));

async function job(place: string, document: unknown, name = place): Promise<Job> {
  const folder = join(root, place);
  const bundle = join(folder, 'openapi.json');
  await mkdir(folder, { recursive: true });
  await writeFile(bundle, JSON.stringify(document));
  return { name, bundle, folder };
}

async function read(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  const files = names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')]);
  return Object.fromEntries(await Promise.all(files));
}

/** The names in an entry's `export { }` of the runtime. */
function exported(entry: string): string[] {
  const [, names = ''] = entry.match(/^export \{ (.*) \} from '@clientele\/sdk-runtime\//m) ?? [];
  return names.split(', ');
}

describe('generate', () => {
  it('gives identical bytes for identical bundles, alone and together', async () => {
    await generate([await job('alone', library(), 'library')]);
    await generate([await job('first', library(), 'library'), await job('second', library(), 'library')]);
    const alone = await read(join(root, 'alone'));
    expect(Object.keys(alone)).toContain(join('sdk', 'route-handlers.gen.ts'));
    expect(await read(join(root, 'first'))).toEqual(alone);
    expect(await read(join(root, 'second'))).toEqual(alone);
  });

  it('writes only contracts whose bundle changed', async () => {
    const [same, other] = [await job('same', library()), await job('other', library())];
    await generate([same, other]);
    const before = await stat(join(same.folder, 'sdk/sdk.gen.ts'));
    await job('other', { ...library(), info: { title: 'Renamed', version: '2.0.0' } });
    expect(await generate([same, other])).toEqual({
      written: ['other'],
      unchanged: ['same'],
      findings: [],
    });
    expect((await stat(join(same.folder, 'sdk/sdk.gen.ts'))).mtimeMs).toBe(before.mtimeMs);
  });

  it('writes again what was edited or lost', async () => {
    const edited = await job('edited', library());
    await generate([edited]);
    const whole = await read(edited.folder);
    await writeFile(join(edited.folder, 'paths.gen.ts'), '// by hand');
    expect((await generate([edited])).written).toEqual(['edited']);
    await rm(join(edited.folder, 'sdk'), { recursive: true });
    expect((await generate([edited])).written).toEqual(['edited']);
    expect(await read(edited.folder)).toEqual(whole);
  });

  it.each([
    ['https://library.example', 'Default base URL: https://library.example.', '"https://library.example"'],
    ['/v1', 'Default base URL: /v1 of the page; elsewhere give `baseUrl`.', '"/v1"'],
    ['https://{any}.example', 'Give `baseUrl`: the contract names no server.', '""'],
  ])('says what to do about the server %s', async (url, words, value) => {
    const placed = await job('server', { ...library(), servers: [{ url }] });
    await writeFile(placed.bundle, `\uFEFF${await readFile(placed.bundle, 'utf8')}`);
    await generate([placed]);
    const entry = (await read(placed.folder))['index.gen.ts'];
    expect(entry).toContain(words);
    expect(entry).toContain(`create(options, ${value}`);
  });

  it('keeps a component whose name an inline body would get', async () => {
    const named = library();
    Object.assign(named.components.schemas, { 'getBook-404': { type: 'object', properties: { shelf: {} } } });
    const written = await job('named', named);
    await generate([written]);
    const types = (await read(written.folder))[join('sdk', 'types.gen.ts')];
    expect(types).toMatch(/GetBook404 = \{\s+shelf[\s\S]*title: string/);
  });

  it('has a runtime schema for every status, errors and inline bodies too', async () => {
    const documented = await job('schemas', library());
    await generate([documented]);
    const schemas = await readFile(join(documented.folder, 'sdk/operation-schemas.gen.ts'), 'utf8');
    expect(schemas).toMatch(/getBookSchemas = \{[\s\S]*200: vBook,[\s\S]*404: vGetBook404/);
    expect(schemas).toMatch(/deleteBookSchemas = \{[\s\S]*204: undefined/);
  });

  it.each(['get/book', 'get book', 'get~book'])('has them for the operationId %s', async (operationId) => {
    const document = library();
    Object.assign(document.paths['/books/{id}'].get, { operationId });
    const documented = await job(`id ${operationId.replace('/', ' ')}`, document);
    await generate([documented]);
    const schemas = await readFile(join(documented.folder, 'sdk/operation-schemas.gen.ts'), 'utf8');
    expect(schemas).toMatch(/getBookSchemas = \{[\s\S]*200: vBook,[\s\S]*404: vGet_?book404/i);
  });

  it.each([
    ['A B', '#/components/schemas/A%20B'],
    ['A B', '#/components/schemas/A B'],
    ['a/b', '#/components/schemas/a~1b'],
    ['a/b', '#/components/schemas/a%7E1b'],
  ])('finds the schema %j by %s', async (name, $ref) => {
    const document = library();
    Object.assign(document.components.schemas, { [name]: { type: 'object' } });
    const content = { 'application/json': { schema: { $ref } } };
    document.paths['/books/{id}'].get.responses = { 200: { description: 'A book.', content } };
    const documented = await job(`reference ${encodeURIComponent($ref)}`, document);
    await generate([documented]);
    const [schemas, paths] = await Promise.all(
      ['sdk/operation-schemas.gen.ts', 'paths.gen.ts'].map((file) =>
        readFile(join(documented.folder, file), 'utf8'),
      ),
    );
    expect(schemas).toMatch(/getBookSchemas = \{[\s\S]*200: vAB\b/);
    expect(paths).toContain(`"application/json": components["schemas"]["${name}"];`);
  });

  it('keeps values as they are in runtime schemas, and undeclared members and referenced maps in', async () => {
    const documented = await job('runtime', library());
    await generate([documented]);
    const schemas = await readFile(join(documented.folder, 'sdk/valibot.gen.ts'), 'utf8');
    expect(schemas).toContain('v.looseObject(');
    expect(schemas).toContain('v.record(v.string(), vLink)');
    expect(schemas).not.toMatch(/BigInt|'12'/);
    expect(schemas).toMatch(/note: v\.optional\(v\.union\(\[\s*v\.array/);
  });

  it('binds functions and client to the contract', async () => {
    const bound = await job('bound', library(), 'library');
    await generate([bound]);
    const files = await read(bound.folder);
    expect(files[join('sdk', 'sdk.gen.ts')]).toMatch(
      /getBook = \(options: Options<GetBookData, 'library'>\)[^{]+\{\s+contract: 'library',/,
    );
    expect(files['index.gen.ts']).toContain('SdkClient<"library"> {');
  });

  it.each([
    ['a text', 'Tiger', '"Tiger"'],
    ['what would end the comment', '*/', '"*\\/"'],
  ])('has the examples of a schema in both types: %s', async (_what, example, written) => {
    const document = library();
    const title = { type: 'string', description: 'On the cover.', examples: [example] };
    Object.assign(document.components.schemas.Book.properties, { title });
    const exemplary = await job('examples', document);
    await generate([exemplary]);
    const types = await readFile(join(exemplary.folder, 'sdk/types.gen.ts'), 'utf8');
    expect(types).toMatch(/\* On the cover\.\n +\*\n +\* @example /);
    expect(types).toContain(`@example ${written}`);
    expect(await readFile(join(exemplary.folder, 'paths.gen.ts'), 'utf8')).toContain('@example');
  });

  it('exports the values that the runtime lists, and their types', async () => {
    const documented = await job('entries', library());
    await generate([documented]);
    for (const file of ['index.gen.ts', 'fetch.gen.ts']) {
      const names = exported(await readFile(join(documented.folder, file), 'utf8'));
      const values = names.filter((name) => !name.startsWith('type '));
      expect(values.sort(), file).toEqual(Object.keys(common).sort());
      expect(names, file).toContain('type Outcome');
    }
  });

  it('leaves a type or class of the runtime out where a schema has its name, and no function', async () => {
    const document = library();
    const names = ['token', 'call-options', 'NetworkError', 'Unwrap'];
    Object.assign(
      document.components.schemas,
      Object.fromEntries(names.map((name) => [name, { type: 'object' }])),
    );
    const documented = await job('names', document);
    await generate([documented]);
    const left = exported(await readFile(join(documented.folder, 'index.gen.ts'), 'utf8'));
    expect(left).toContain('type Outcome');
    expect(left).toContain('TimeoutError');
    expect(left).toContain('unwrap');
    for (const name of ['Token', 'CallOptions', 'NetworkError']) {
      expect(left).not.toContain(name);
      expect(left).not.toContain(`type ${name}`);
    }
  });

  it('takes members as required that a schema has which may be null', async () => {
    const document = library();
    const maybe = { type: ['object', 'null'], properties: { href: { type: 'string' } } };
    const required = { allOf: [{ $ref: '#/components/schemas/Maybe' }], required: ['href'] };
    Object.assign(document.components.schemas, { Maybe: maybe, Required: required });
    const documented = await job('nullable', document);
    await generate([documented]);
    const types = await readFile(join(documented.folder, 'paths.gen.ts'), 'utf8');
    expect(types).toContain('WithRequired<components["schemas"]["Maybe"], "href">');
    expect(types).toContain('type WithRequired<T, K> = T extends object ?');
  });

  it('has functions of any name, and no schema in the place of a type of the language', async () => {
    const document = library();
    Object.assign(document.paths['/books/{id}'].get, { operationId: 'document' });
    const file = { type: 'object', properties: { name: { type: 'string' } } };
    Object.assign(document.components.schemas, { File: file });
    const bytes = { 'image/png': {} };
    Object.assign(document.paths['/books/{id}'].put.requestBody, { content: bytes });
    const documented = await job('language', document);
    await generate([documented]);
    const files = await read(documented.folder);
    expect(files[join('sdk', 'sdk.gen.ts')]).toContain('export const document =');
    expect(files[join('sdk', 'types.gen.ts')]).toMatch(/body: Blob \| File;/);
    expect(files[join('sdk', 'types.gen.ts')]).toContain('export type File_ =');
  });

  it('says where the bundle should be when there is none', async () => {
    const missing = { name: 'missing', bundle: join(root, 'missing.json'), folder: root };
    await expect(generate([missing])).rejects.toThrow(
      `missing: no bundle at ${missing.bundle}. Run \`pnpm bundle\`.`,
    );
  });

  it('says which bundle is not JSON', async () => {
    const broken = await job('broken', library());
    await writeFile(broken.bundle, '{');
    await expect(generate([broken])).rejects.toMatchObject({
      code: 'ERR_BUNDLE',
      contract: 'broken',
      generator: 'bundle',
      pointer: '#',
    });
  });

  it('leaves out what a generator chokes on, with the operations that use it, and says so every time', async () => {
    const document = library();
    // Lint would refuse it; a generator must still say which of many contracts it was.
    Object.assign(document.components.schemas, { Broken: { type: 'object', properties: { broken: null } } });
    Object.assign(document.components.schemas.Link.properties, {
      x: { $ref: '#/components/schemas/Broken' },
    });
    const jobs = [await job('good', library()), await job('bad', document)];
    const { findings } = await generate(jobs);
    const about = {
      contract: 'bad',
      level: 'left-out',
      problem: expect.stringContaining('openapi-ts fails'),
    };
    const pointer = '#/components/schemas/Broken';
    expect(findings).toEqual([
      { ...about, pointer },
      { ...about, pointer, operation: 'GET /books/{id}' },
      { ...about, pointer, operation: 'PUT /books/{id}' },
    ]);
    const sdk = await readFile(join(root, 'bad/sdk/sdk.gen.ts'), 'utf8');
    expect(sdk.match(/export const \w+/g)).toEqual(['export const deleteBook']);
    expect(await generate(jobs)).toEqual({ written: [], unchanged: ['good', 'bad'], findings });
  });

  it.each<[string, (document: ReturnType<typeof library>) => unknown]>([
    ['in an extension', (d) => Object.assign(d.info, { 'x-logo': { $ref: 'logo.svg' } })],
    [
      'in an extension of a schema',
      (d) => Object.assign(d.components.schemas.Link, { 'x-a': { $ref: '#/a' } }),
    ],
    ['in an example', (d) => Object.assign(d.components.schemas.Link, { examples: [{ $ref: '#/a' }] })],
    ['in a default', (d) => Object.assign(d.components.schemas.Link, { default: { $ref: '#/a' } })],
    [
      'in the example of a body',
      ({ paths }) =>
        Object.assign(paths['/books/{id}'].put.requestBody.content['application/json'] as object, {
          examples: { A: { value: { $ref: '#/a' } }, B: { externalValue: 'http://127.0.0.1:1/' } },
        }),
    ],
  ])('takes what looks like a reference for data: %s', async (place, change) => {
    const document = library();
    change(document);
    const odd = await job(place, document);
    expect((await generate([odd])).findings).toEqual([]);
    expect(await readFile(join(odd.folder, 'sdk/sdk.gen.ts'), 'utf8')).toContain('replaceBook');
    expect(JSON.parse(await readFile(odd.bundle, 'utf8'))).toEqual(document);
  });

  it.each<[string, (document: ReturnType<typeof library>) => unknown]>([
    [
      'in a path item that is referred to',
      ({ components, paths }) => {
        Object.assign(components, { pathItems: { Book: paths['/books/{id}'] } });
        Object.assign(paths, { '/books/{id}': { $ref: '#/components/pathItems/Book' } });
      },
    ],
    [
      'in a callback',
      ({ paths }) =>
        Object.assign(paths['/books/{id}'].put, {
          callbacks: { onReplaced: { '{$request.body#/url}': { post: { operationId: 'getBook' } } } },
        }),
    ],
  ])('takes an operationId for that of an operation but %s', async (place, change) => {
    const document = library();
    change(document);
    const odd = await job(place, document);
    expect((await generate([odd])).findings).toEqual([]);
    const sdk = await readFile(join(odd.folder, 'sdk/sdk.gen.ts'), 'utf8');
    expect(sdk.match(/(?<=export const )\w+/g)).toEqual(['deleteBook', 'getBook', 'replaceBook']);
  });

  it('writes nothing when it can make nothing of a document', async () => {
    const good = await job('untouched', library());
    const bad = await job('newer', { ...library(), openapi: '3.2.0' });
    const failure = await generate([good, bad]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GenerationError);
    expect(failure).toMatchObject({ code: 'ERR_UNSUPPORTED', contract: 'newer', pointer: '#/openapi' });
    expect(String(failure)).toContain('has version 3.2.0; expected OpenAPI 3.1');
    expect(await readdir(good.folder)).toEqual(['openapi.json']);
  });
});
