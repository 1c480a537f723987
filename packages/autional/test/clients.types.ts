import { createClient, updateClient } from '@clientele/autional';
import { createClient as createFetchClient } from '@clientele/autional/fetch';

// Checked by the compiler alone; nothing here runs.

export async function sdk(): Promise<void> {
  const client = createClient({ token: 'example-token' });
  const path = { client_id: 'example' };
  const outcome = await updateClient({ client, path, body: { client_name: 'Renamed' } });

  if (outcome.kind === 'success') {
    // @ts-expect-error a number is no text
    outcome.body.code.toUpperCase();
  } else if (outcome.kind === 'error') {
    void outcome.body.error_description;
    // @ts-expect-error the error has another shape
    void outcome.body.message;
  }

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
    outcome.body.code.toUpperCase();
  } else if (outcome.kind === 'error') {
    void outcome.body.error_description;
    // @ts-expect-error the error has another shape
    void outcome.body.message;
  }

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
