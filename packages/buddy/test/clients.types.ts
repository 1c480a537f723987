import { createClient, updateClient } from '@clientele/buddy';
import { createClient as createFetchClient } from '@clientele/buddy/fetch';

// Checked by the compiler alone; nothing here runs.

export async function sdk(): Promise<void> {
  const client = createClient({ token: 'example-token' });
  const path = { client_id: 'example' };
  const outcome = await updateClient({ client, path, body: { client_name: 'Renamed' } });

  if (outcome.kind === 'success') {
    // @ts-expect-error a number is no text
    outcome.body.client_id_issued_at.toUpperCase();
  } else if (outcome.kind === 'error') {
    void outcome.body.errors[0]?.message;
    // @ts-expect-error the error has another shape
    void outcome.body.message;
  }

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
    outcome.body.client_id_issued_at.toUpperCase();
  } else if (outcome.kind === 'error') {
    void outcome.body.errors[0]?.message;
    // @ts-expect-error the error has another shape
    void outcome.body.message;
  }

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
