import { createClient, exhaustive, unwrap, updateClient } from '@clientele/buddy';
import { createClient as createFetchClient } from '@clientele/buddy/fetch';

// Checked by the compiler alone; nothing here runs.

export async function sdk(): Promise<void> {
  const client = createClient({ token: 'example-token' });
  const path = { client_id: 'example' };
  const outcome = await updateClient({ client, path, body: { client_name: 'Renamed' } });

  if (outcome.kind === 'success') {
    // @ts-expect-error a number is no text
    outcome.body.client_id_issued_at?.toUpperCase();
  } else if (outcome.kind === 'error') {
    void outcome.body.errors[0]?.message;
    // @ts-expect-error the error has another shape
    void outcome.body.message;
  }

  if (outcome.kind === 'undocumented' || outcome.kind === 'violation') {
    void outcome.response.status.toFixed();
    // @ts-expect-error whatever it is
    void outcome.body.name;
  }
  switch (outcome.status) {
    case 200:
      void outcome.body.client_name;
      // @ts-expect-error a member of another body
      void outcome.body.errors[0]?.message;
      // @ts-expect-error a member that the body does not have
      void outcome.body.clientName;
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
      void outcome.body.errors[0]?.message;
      // @ts-expect-error a member of the success
      void outcome.body.client_name;
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
  void body200.client_name.trim();
  // @ts-expect-error a member of an error
  void body200.errors[0]?.message;

  // @ts-expect-error a member that the contract does not have
  await updateClient({ client, path, body: { client_nme: 'Renamed' } });
  // @ts-expect-error a wrong type
  await updateClient({ client, path, body: { redirect_uris: 'https://client.example.org/callback' } });
  // @ts-expect-error null, which Buddy does not take
  await updateClient({ client, path, body: { client_name: null } });
  // @ts-expect-error another path parameter
  await updateClient({ client, path: { id: 'example' }, body: { client_name: 'Renamed' } });
  // @ts-expect-error no path parameter
  await updateClient({ client, body: { client_name: 'Renamed' } });
  // @ts-expect-error no client
  await updateClient({ path, body: { client_name: 'Renamed' } });
}

export async function fetch(): Promise<void> {
  const client = createFetchClient({ token: 'example-token' });
  const params = { path: { client_id: 'example' } };
  const url = '/oauth2/register/{client_id}';
  const outcome = await client.PATCH(url, { params, body: { client_name: 'Renamed' } });

  if (outcome.kind === 'success') {
    // @ts-expect-error a number is no text
    outcome.body.client_id_issued_at?.toUpperCase();
  } else if (outcome.kind === 'error') {
    void outcome.body.errors[0]?.message;
    // @ts-expect-error the error has another shape
    void outcome.body.message;
  }

  if (outcome.kind === 'undocumented' || outcome.kind === 'violation') {
    void outcome.response.status.toFixed();
    // @ts-expect-error whatever it is
    void outcome.body.name;
  }
  switch (outcome.status) {
    case 200:
      void outcome.body.client_name;
      // @ts-expect-error a member of another body
      void outcome.body.errors[0]?.message;
      // @ts-expect-error a member that the body does not have
      void outcome.body.clientName;
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
      void outcome.body.errors[0]?.message;
      // @ts-expect-error a member of the success
      void outcome.body.client_name;
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
  void body200.client_name.trim();
  // @ts-expect-error a member of an error
  void body200.errors[0]?.message;

  // @ts-expect-error a member that the contract does not have
  await client.PATCH(url, { params, body: { client_nme: 'Renamed' } });
  // @ts-expect-error a wrong type
  await client.PATCH(url, { params, body: { redirect_uris: 'https://client.example.org/callback' } });
  // @ts-expect-error null, which Buddy does not take
  await client.PATCH(url, { params, body: { client_name: null } });
  // @ts-expect-error another path parameter
  await client.PATCH(url, { params: { path: { id: 'example' } }, body: { client_name: 'Renamed' } });
  // @ts-expect-error no path parameter
  await client.PATCH(url, { body: { client_name: 'Renamed' } });
  // @ts-expect-error another path
  await client.PATCH('/elsewhere', { params, body: { client_name: 'Renamed' } });
}
