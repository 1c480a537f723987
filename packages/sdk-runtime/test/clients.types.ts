import { createClient, exhaustive, type Options, type Outcome, unwrap } from '../src/client.ts';
import { createFetchClient } from '../src/fetch.ts';

// Checked by the compiler alone; nothing here runs. What holds for both clients of every contract.

type Path = { id: string };
type Update = { title?: string; pages?: number };
type Book = { title: string; pages: number };
type Fault = { reason: string };

// As the generators write them.
type UpdateBookData = { body: Update; path: Path; query?: never; url: '/books/{id}' };
declare const updateBook: (
  options: Options<UpdateBookData, 'library'>,
) => Promise<Outcome<{ 200: Book } & { 400: Fault; 404: Fault }>>;
interface Paths {
  '/books/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    patch: {
      parameters: { query?: never; header?: never; path: Path; cookie?: never };
      requestBody: { content: { 'application/json': Update } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { 'application/json': Book } };
        400: { headers: { [name: string]: unknown }; content: { 'application/json': Fault } };
        404: { headers: { [name: string]: unknown }; content: { 'application/json': Fault } };
      };
    };
  };
}

const client = createClient({ token: 'example-token' }, '', 'library');
const fetchClient = createFetchClient<Paths>({ baseUrl: '', operations: [] });
const url = '/books/{id}';
const [path, body] = [{ id: '1' }, { title: 'Renamed' }];
const params = { path };

const given = await updateBook({ client, path, body });
const fetched = await fetchClient.PATCH(url, { params, body });

// Whichever client an outcome is from, it is of this type.
export const outcome: typeof fetched = given;
export const same: typeof given = fetched;

if (outcome.kind === 'success') {
  // @ts-expect-error a number is no text
  outcome.body.pages.toUpperCase();
} else if (outcome.kind === 'error') {
  void outcome.body.reason;
  // @ts-expect-error the error has another shape
  void outcome.body.title;
}
if (outcome.kind === 'undocumented' || outcome.kind === 'violation') {
  void outcome.statusCode.toFixed();
  // @ts-expect-error whatever it is
  void outcome.body.title;
}
switch (outcome.status) {
  case 200:
    void outcome.body.title;
    // @ts-expect-error a member of another body
    void outcome.body.reason;
    break;
  case 400:
  case 404:
    void outcome.body.reason;
    // @ts-expect-error a member of the success
    void outcome.body.title;
    break;
  // @ts-expect-error a status that is not documented
  case 418:
    break;
  default:
    exhaustive(outcome);
}
switch (outcome.status) {
  case 200:
  case 404:
    break;
  default:
    // @ts-expect-error 400 is documented and has no case
    exhaustive(outcome);
}
void unwrap(outcome).title;
// @ts-expect-error a member of an error
void unwrap(outcome).reason;

// @ts-expect-error a member that the contract does not have
await updateBook({ client, path, body: { titel: 'Renamed' } });
// @ts-expect-error a wrong type
await updateBook({ client, path, body: { pages: '12' } });
// @ts-expect-error null, which the contract does not take
await updateBook({ client, path, body: { title: null } });
// @ts-expect-error another path parameter
await updateBook({ client, path: { isbn: '1' }, body });
// @ts-expect-error no path parameter
await updateBook({ client, body });
// @ts-expect-error a client of another contract
await updateBook({ client: createClient({}, '', 'archive'), path, body });
// @ts-expect-error no client
await updateBook({ path, body });

// @ts-expect-error a member that the contract does not have
await fetchClient.PATCH(url, { params, body: { titel: 'Renamed' } });
// @ts-expect-error a wrong type
await fetchClient.PATCH(url, { params, body: { pages: '12' } });
// @ts-expect-error null, which the contract does not take
await fetchClient.PATCH(url, { params, body: { title: null } });
// @ts-expect-error another path parameter
await fetchClient.PATCH(url, { params: { path: { isbn: '1' } }, body });
// @ts-expect-error no path parameter
await fetchClient.PATCH(url, { body });
// @ts-expect-error another path
await fetchClient.PATCH('/elsewhere', { params, body });
// @ts-expect-error a method that the contract does not have
await fetchClient.GET(url, { params });
await fetchClient.request('patch', url, { params, body });
// @ts-expect-error a method that the contract does not have
await fetchClient.request('get', url, { params });

// What cannot be given is not offered: the completions of an editor are these keys.
export const offered: Exclude<keyof Parameters<typeof fetchClient.PATCH>[1]['params'], 'path'> extends never
  ? true
  : never = true;
export const offeredBySdk: 'query' extends keyof Parameters<typeof updateBook>[0] ? never : true = true;

fetchClient.use({ onRequest: ({ request }) => request.headers.set('X-Trace', '1') });
// @ts-expect-error nothing that middleware has
fetchClient.use({ onAnswer: () => undefined });
