import { createClient, exhaustive, unwrap, updateClient } from '@clientele/loop-health';
import { createClient as createFetchClient } from '@clientele/loop-health/fetch';

// Checked by the compiler alone; nothing here runs.

export async function sdk(): Promise<void> {
  const client = createClient({ token: 'example-token' });
  const path = { clientId: 'example' };
  const body = { client_name: 'Renamed', logo_uri: null };
  const outcome = await updateClient({ client, path, body });

  if (outcome.kind === 'success') {
    // @ts-expect-error a value outside the enum
    void (outcome.body.client.client_type === 'secret');
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
      void outcome.body.client.client_name;
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
    case 500:
    case 503:
      void outcome.body.message;
      // @ts-expect-error a member of the success
      void outcome.body.client.client_name;
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
    case 500:
    case 503:
      break;
    default:
      // @ts-expect-error 400 is documented and has no case
      exhaustive(outcome);
  }
  const body200 = unwrap(outcome);
  void body200.client.client_name;
  // @ts-expect-error a member of an error
  void body200.message;

  // @ts-expect-error a member that the contract does not have
  await updateClient({ client, path, body: { clientName: 'Renamed' } });
  // @ts-expect-error null where it is not allowed
  await updateClient({ client, path, body: { client_name: null } });
  // @ts-expect-error a wrong type
  await updateClient({ client, path, body: { enabled: 'false' } });
  // @ts-expect-error another path parameter
  await updateClient({ client, path: { id: 'example' }, body });
  // @ts-expect-error no path parameter
  await updateClient({ client, body });
  // @ts-expect-error no client
  await updateClient({ path, body });
}

export async function fetch(): Promise<void> {
  const client = createFetchClient({ token: 'example-token' });
  const params = { path: { clientId: 'example' } };
  const url = '/v1/admin/oauth-clients/{clientId}';
  const body = { client_name: 'Renamed', logo_uri: null };
  const outcome = await client.PATCH(url, { params, body });

  if (outcome.kind === 'success') {
    // @ts-expect-error a value outside the enum
    void (outcome.body.client.client_type === 'secret');
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
      void outcome.body.client.client_name;
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
    case 500:
    case 503:
      void outcome.body.message;
      // @ts-expect-error a member of the success
      void outcome.body.client.client_name;
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
    case 500:
    case 503:
      break;
    default:
      // @ts-expect-error 400 is documented and has no case
      exhaustive(outcome);
  }
  const body200 = unwrap(outcome);
  void body200.client.client_name;
  // @ts-expect-error a member of an error
  void body200.message;

  // @ts-expect-error a member that the contract does not have
  await client.PATCH(url, { params, body: { clientName: 'Renamed' } });
  // @ts-expect-error null where it is not allowed
  await client.PATCH(url, { params, body: { client_name: null } });
  // @ts-expect-error a wrong type
  await client.PATCH(url, { params, body: { enabled: 'false' } });
  // @ts-expect-error another path parameter
  await client.PATCH(url, { params: { path: { id: 'example' } }, body });
  // @ts-expect-error no path parameter
  await client.PATCH(url, { body });
  // @ts-expect-error another path
  await client.PATCH('/elsewhere', { params, body });
}
