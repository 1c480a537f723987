import { createClient, type JsonPatch, patchOAuthClient } from '@clientele/launchdarkly';
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

  // @ts-expect-error a required member that is missing
  await patchOAuthClient({ client, path, body: [{ op: 'replace', path: '/name' }] });
  // @ts-expect-error an operation outside the enum
  await patchOAuthClient({ client, path, body: [{ op: 'move', path: '/name', value: 'Renamed' }] });
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

  // @ts-expect-error a required member that is missing
  await client.PATCH(url, { params, body: [{ op: 'replace', path: '/name' }] });
  // @ts-expect-error an operation outside the enum
  await client.PATCH(url, { params, body: [{ op: 'move', path: '/name', value: 'Renamed' }] });
  // @ts-expect-error a path that cannot be patched
  await client.PATCH(url, { params, body: [{ op: 'replace', path: '/_accountId', value: 'x' }] });
  // @ts-expect-error another path parameter
  await client.PATCH(url, { params: { path: { id: 'example' } }, body });
  // @ts-expect-error no path parameter
  await client.PATCH(url, { body });
  // @ts-expect-error another path
  await client.PATCH('/elsewhere', { params, body });
}
