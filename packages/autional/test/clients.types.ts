import { createClient, exhaustive, unwrap, updateClient } from '@clientele/autional';
import { createClient as createFetchClient } from '@clientele/autional/fetch';

// Checked by the compiler alone; nothing here runs.

export async function sdk(): Promise<void> {
  const client = createClient({ token: 'example-token' });
  const path = { client_id: 'example' };
  const outcome = await updateClient({ client, path, body: { client_name: 'Renamed' } });

  if (outcome.kind === 'success') {
    // @ts-expect-error a number is no text
    outcome.body.code?.toUpperCase();
  } else if (outcome.kind === 'error') {
    void outcome.body.error_description;
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
      void outcome.body.data?.client_name;
      // @ts-expect-error a member of another body
      void outcome.body.error_description;
      // @ts-expect-error a member that the body does not have
      void outcome.body.client_name;
      break;
    case 400:
    case 401:
    case 413:
    case 415:
    case 500:
    case 503:
      void outcome.body.error_description;
      // @ts-expect-error a member of the success
      void outcome.body.data?.client_name;
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
    case 413:
    case 415:
    case 500:
    case 503:
      break;
    default:
      // @ts-expect-error 400 is documented and has no case
      exhaustive(outcome);
  }
  const body200 = unwrap(outcome);
  void body200.data.client_id.trim();
  // @ts-expect-error a member of an error
  void body200.error_description;

  // @ts-expect-error a member that the contract does not have
  await updateClient({ client, path, body: { clientName: 'Renamed' } });
  // @ts-expect-error a JWK set as an object; Autional takes its text
  await updateClient({ client, path, body: { jwks: { keys: [] } } });
  // @ts-expect-error null, which Autional does not take
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
  const url = '/oauth/register/{client_id}';
  const outcome = await client.PUT(url, { params, body: { client_name: 'Renamed' } });

  if (outcome.kind === 'success') {
    // @ts-expect-error a number is no text
    outcome.body.code?.toUpperCase();
  } else if (outcome.kind === 'error') {
    void outcome.body.error_description;
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
      void outcome.body.data?.client_name;
      // @ts-expect-error a member of another body
      void outcome.body.error_description;
      // @ts-expect-error a member that the body does not have
      void outcome.body.client_name;
      break;
    case 400:
    case 401:
    case 413:
    case 415:
    case 500:
    case 503:
      void outcome.body.error_description;
      // @ts-expect-error a member of the success
      void outcome.body.data?.client_name;
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
    case 413:
    case 415:
    case 500:
    case 503:
      break;
    default:
      // @ts-expect-error 400 is documented and has no case
      exhaustive(outcome);
  }
  const body200 = unwrap(outcome);
  void body200.data.client_id.trim();
  // @ts-expect-error a member of an error
  void body200.error_description;

  // @ts-expect-error a member that the contract does not have
  await client.PUT(url, { params, body: { clientName: 'Renamed' } });
  // @ts-expect-error a JWK set as an object; Autional takes its text
  await client.PUT(url, { params, body: { jwks: { keys: [] } } });
  // @ts-expect-error null, which Autional does not take
  await client.PUT(url, { params, body: { client_name: null } });
  // @ts-expect-error another path parameter
  await client.PUT(url, { params: { path: { id: 'example' } }, body: { client_name: 'Renamed' } });
  // @ts-expect-error no path parameter
  await client.PUT(url, { body: { client_name: 'Renamed' } });
  // @ts-expect-error another path
  await client.PUT('/elsewhere', { params, body: { client_name: 'Renamed' } });
}
