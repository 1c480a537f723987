import { createClient, exhaustive, type JsonPatch, patchOAuthClient, unwrap } from '@clientele/launchdarkly';
import { createClient as createFetchClient } from '@clientele/launchdarkly/fetch';

// Checked by the compiler alone; nothing here runs.

export async function sdk(): Promise<void> {
  const client = createClient({ token: 'example-token' });
  const path = { clientId: 'example' };
  const body: JsonPatch = [{ op: 'replace', path: '/name', value: 'Renamed' }];
  const outcome = await patchOAuthClient({ client, path, body });

  if (outcome.kind === 'success') {
    // @ts-expect-error a number is no text
    outcome.body._creationDate.toUpperCase();
  } else if (outcome.kind === 'error') {
    void outcome.body.message;
    // @ts-expect-error the error has another shape
    void outcome.body.error_description;
  }

  if (outcome.kind === 'undocumented' || outcome.kind === 'violation') {
    void outcome.response.status.toFixed();
    // @ts-expect-error whatever it is
    void outcome.body.name;
  }
  switch (outcome.status) {
    case 200:
      void outcome.body.name;
      // @ts-expect-error a member of another body
      void outcome.body.message;
      // @ts-expect-error a member that the body does not have
      void outcome.body.client_name;
      break;
    case 400:
    case 401:
    case 403:
    case 404:
    case 413:
    case 415:
    case 429:
    case 500:
    case 503:
      void outcome.body.message;
      // @ts-expect-error a member of the success
      void outcome.body.name;
      break;
    // @ts-expect-error a status that is not documented
    case 418:
      break;
    default:
      exhaustive(outcome);
  }
  switch (outcome.status) {
    case 200:
    case 401:
    case 403:
    case 404:
    case 413:
    case 415:
    case 429:
    case 500:
    case 503:
      break;
    default:
      // @ts-expect-error 400 is documented and has no case
      exhaustive(outcome);
  }
  const body200 = unwrap(outcome);
  void body200.name;
  // @ts-expect-error a member of an error
  void body200.message;

  // @ts-expect-error a required member that is missing
  await patchOAuthClient({ client, path, body: [{ op: 'replace', path: '/name' }] });
  // @ts-expect-error an operation outside the enum
  await patchOAuthClient({ client, path, body: [{ op: 'move', path: '/name', value: 'Renamed' }] });
  // @ts-expect-error a member that the contract does not have
  await patchOAuthClient({ client, path, body: [{ op: 'remove', path: '/name', from: '/' }] });
  // @ts-expect-error a path that cannot be patched
  await patchOAuthClient({ client, path, body: [{ op: 'replace', path: '/_accountId', value: 'x' }] });
  // @ts-expect-error another path parameter
  await patchOAuthClient({ client, path: { id: 'example' }, body });
  // @ts-expect-error no path parameter
  await patchOAuthClient({ client, body });
  // @ts-expect-error no client
  await patchOAuthClient({ path, body });
}

export async function fetch(): Promise<void> {
  const client = createFetchClient({ token: 'example-token' });
  const params = { path: { clientId: 'example' } };
  const url = '/api/v2/oauth/clients/{clientId}';
  const body: JsonPatch = [{ op: 'replace', path: '/name', value: 'Renamed' }];
  const outcome = await client.PATCH(url, { params, body });

  if (outcome.kind === 'success') {
    // @ts-expect-error a number is no text
    outcome.body._creationDate.toUpperCase();
  } else if (outcome.kind === 'error') {
    void outcome.body.message;
    // @ts-expect-error the error has another shape
    void outcome.body.error_description;
  }

  if (outcome.kind === 'undocumented' || outcome.kind === 'violation') {
    void outcome.response.status.toFixed();
    // @ts-expect-error whatever it is
    void outcome.body.name;
  }
  switch (outcome.status) {
    case 200:
      void outcome.body.name;
      // @ts-expect-error a member of another body
      void outcome.body.message;
      // @ts-expect-error a member that the body does not have
      void outcome.body.client_name;
      break;
    case 400:
    case 401:
    case 403:
    case 404:
    case 413:
    case 415:
    case 429:
    case 500:
    case 503:
      void outcome.body.message;
      // @ts-expect-error a member of the success
      void outcome.body.name;
      break;
    // @ts-expect-error a status that is not documented
    case 418:
      break;
    default:
      exhaustive(outcome);
  }
  switch (outcome.status) {
    case 200:
    case 401:
    case 403:
    case 404:
    case 413:
    case 415:
    case 429:
    case 500:
    case 503:
      break;
    default:
      // @ts-expect-error 400 is documented and has no case
      exhaustive(outcome);
  }
  const body200 = unwrap(outcome);
  void body200.name;
  // @ts-expect-error a member of an error
  void body200.message;

  // @ts-expect-error a required member that is missing
  await client.PATCH(url, { params, body: [{ op: 'replace', path: '/name' }] });
  // @ts-expect-error an operation outside the enum
  await client.PATCH(url, { params, body: [{ op: 'move', path: '/name', value: 'Renamed' }] });
  // @ts-expect-error a member that the contract does not have
  await client.PATCH(url, { params, body: [{ op: 'remove', path: '/name', from: '/' }] });
  // @ts-expect-error a path that cannot be patched
  await client.PATCH(url, { params, body: [{ op: 'replace', path: '/_accountId', value: 'x' }] });
  // @ts-expect-error another path parameter
  await client.PATCH(url, { params: { path: { id: 'example' } }, body });
  // @ts-expect-error no path parameter
  await client.PATCH(url, { body });
  // @ts-expect-error another path
  await client.PATCH('/elsewhere', { params, body });
}
