/** The vendor's own client, which `pnpm bench` measures beside ours; exact, so that runs can be compared. */
export const dependency = 'launchdarkly-api-typescript@17.2.0';

/** The update call through it, as a module. */
export function source(call: {
  readonly token: string;
  readonly path: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}): string {
  const [clientId] = Object.values(call.path);
  return `import { Configuration, OAuth2ClientsApi } from 'launchdarkly-api-typescript';
const api = new OAuth2ClientsApi(new Configuration(${JSON.stringify({ apiKey: call.token })}));
console.log(await api.patchOAuthClient(${JSON.stringify(clientId)}, ${JSON.stringify(call.body)}));`;
}
