import { asMap } from '@clientele/openapi';

/** Takes out of `content` what is no media type (OpenAPI 3.1, section 4.8.14): nobody sends or gets it. */
export function* mendContent(node: Record<string, unknown>): Generator<string> {
  const given = asMap(node['content']);
  // As YAML reads a key without a value.
  for (const [name, media] of Object.entries(given)) if (media === null) given[name] = {};
  const { '*': any, ...content } = given;
  const wrong = Object.keys(content).filter((name) => !name.includes('/'));
  if (wrong.length === 0 && any === undefined) return;
  for (const name of wrong) delete content[name];
  // The range of all types in its full spelling (RFC 9110, section 12.5.1).
  node['content'] = any === undefined ? content : { '*/*': any, ...content };
  if (wrong.length > 0)
    yield `content has ${wrong.map((name) => `"${name}"`).join(', ')}, which is no media type and dropped.`;
}
