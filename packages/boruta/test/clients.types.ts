import { createClient, updateClient } from '@clientele/boruta';
import { createClient as createFetchClient } from '@clientele/boruta/fetch';

// Checked by the compiler alone; nothing here runs.

export async function sdk(): Promise<void> {
  const client = createClient({ token: 'example-token' });
  const path = { client_id: 'example' };
  const body = { client: { identity_provider: { id: '2e7d9c40-6b1f-4a53-9d28-7c0e5f3a1b64' } } };
  const outcome = await updateClient({ client, path, body });

  if (outcome.kind === 'success') {
    // @ts-expect-error a number is no text
    outcome.body.data?.access_token_ttl.toUpperCase();
  } else if (outcome.kind === 'error') {
    void outcome.body.message;
    // @ts-expect-error the error has another shape
    void outcome.body.error_description;
  }

  // @ts-expect-error a required member that is missing
  await updateClient({ client, path, body: { client: { name: 'Renamed' } } });
  // @ts-expect-error attributes without their wrapper
  await updateClient({ client, path, body: { identity_provider: {} } });
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
    outcome.body.data?.access_token_ttl.toUpperCase();
  } else if (outcome.kind === 'error') {
    void outcome.body.message;
    // @ts-expect-error the error has another shape
    void outcome.body.error_description;
  }

  // @ts-expect-error a required member that is missing
  await client.PUT(url, { params, body: { client: { name: 'Renamed' } } });
  // @ts-expect-error attributes without their wrapper
  await client.PUT(url, { params, body: { identity_provider: {} } });
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
