import { createClient, exhaustive, unwrap, updateClient } from '@clientele/boruta';
import { createClient as createFetchClient } from '@clientele/boruta/fetch';

// Checked by the compiler alone; nothing here runs.

export async function sdk(): Promise<void> {
  const client = createClient({ token: 'example-token' });
  const path = { client_id: 'example' };
  const body = { client: { identity_provider: { id: '2e7d9c40-6b1f-4a53-9d28-7c0e5f3a1b64' } } };
  const outcome = await updateClient({ client, path, body });

  if (outcome.kind === 'success') {
    // @ts-expect-error a number is no text
    outcome.body.data?.access_token_ttl?.toUpperCase();
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
      void outcome.body.data?.name;
      // @ts-expect-error a member of another body
      void outcome.body.message;
      // @ts-expect-error a member that the body does not have
      void outcome.body.name;
      break;
    case 400:
    case 401:
    case 403:
    case 404:
    case 413:
    case 415:
    case 422:
    case 500:
    case 503:
      void outcome.body.message;
      // @ts-expect-error a member of the success
      void outcome.body.data?.name;
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
    case 422:
    case 500:
    case 503:
      break;
    default:
      // @ts-expect-error 400 is documented and has no case
      exhaustive(outcome);
  }
  const body200 = unwrap(outcome);
  void body200.data.name.trim();
  // @ts-expect-error a member of an error
  void body200.message;

  // @ts-expect-error a required member that is missing
  await updateClient({ client, path, body: { client: { name: 'Renamed' } } });
  // @ts-expect-error attributes without their wrapper
  await updateClient({ client, path, body: { identity_provider: {} } });
  // @ts-expect-error a member that the contract does not have
  await updateClient({ client, path, body: { client: { identity_provider: {}, nam: 'Renamed' } } });
  // @ts-expect-error a wrong type
  await updateClient({ client, path, body: { client: { identity_provider: {}, access_token_ttl: '3600' } } });
  // @ts-expect-error another path parameter
  await updateClient({ client, path: { id: 'example' }, body });
  // @ts-expect-error no path parameter
  await updateClient({ client, body });
  // @ts-expect-error no client
  await updateClient({ path, body });
}

export async function fetch(): Promise<void> {
  const client = createFetchClient({ token: 'example-token' });
  const params = { path: { client_id: 'example' } };
  const url = '/api/clients/{client_id}';
  const body = { client: { identity_provider: { id: '2e7d9c40-6b1f-4a53-9d28-7c0e5f3a1b64' } } };
  const outcome = await client.PUT(url, { params, body });

  if (outcome.kind === 'success') {
    // @ts-expect-error a number is no text
    outcome.body.data?.access_token_ttl?.toUpperCase();
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
      void outcome.body.data?.name;
      // @ts-expect-error a member of another body
      void outcome.body.message;
      // @ts-expect-error a member that the body does not have
      void outcome.body.name;
      break;
    case 400:
    case 401:
    case 403:
    case 404:
    case 413:
    case 415:
    case 422:
    case 500:
    case 503:
      void outcome.body.message;
      // @ts-expect-error a member of the success
      void outcome.body.data?.name;
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
    case 422:
    case 500:
    case 503:
      break;
    default:
      // @ts-expect-error 400 is documented and has no case
      exhaustive(outcome);
  }
  const body200 = unwrap(outcome);
  void body200.data.name.trim();
  // @ts-expect-error a member of an error
  void body200.message;

  // @ts-expect-error a required member that is missing
  await client.PUT(url, { params, body: { client: { name: 'Renamed' } } });
  // @ts-expect-error attributes without their wrapper
  await client.PUT(url, { params, body: { identity_provider: {} } });
  // @ts-expect-error a member that the contract does not have
  await client.PUT(url, { params, body: { client: { identity_provider: {}, nam: 'Renamed' } } });
  // @ts-expect-error a wrong type
  await client.PUT(url, { params, body: { client: { identity_provider: {}, access_token_ttl: '3600' } } });
  // @ts-expect-error another path parameter
  await client.PUT(url, { params: { path: { id: 'example' } }, body });
  // @ts-expect-error no path parameter
  await client.PUT(url, { body });
  // @ts-expect-error another path
  await client.PUT('/elsewhere', {
    params,
    body,
  });
}
