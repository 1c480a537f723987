import type { SampleCall } from '@clientele/consumer-testing/calls';

/** What a mock answers a call, as text. */
export async function ask(
  url: string,
  { method, path, url: template, headers, token, body }: SampleCall,
): Promise<string> {
  const target = template.replace(/{(\w+)}/g, (_, name) => encodeURIComponent(String(path[name])));
  const response = await fetch(url + target, {
    method,
    headers: { ...headers, 'content-type': 'application/json', authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return response.text();
}
