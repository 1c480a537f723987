import { asMap } from '@clientele/openapi';

/** Takes out of `content` what is no media type (OpenAPI 3.1, section 4.8.14): nobody sends or gets it. */
export function* mendContent(node: Record<string, unknown>): Generator<string> {
  const content = asMap(node['content']);
  const wrong = Object.keys(content).filter((name) => !name.includes('/'));
  for (const name of wrong) delete content[name];
  if (wrong.length > 0) yield `content has ${wrong.join(', ')}, which is no media type and dropped.`;
}
