import {
  isObject,
  namedExamples,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  parameterStyle,
} from '@clientele/openapi';
import type { PrismRequest } from '../prism/ask-prism.ts';

/** A part of a request as it is on the wire; a list for what is sent more than once. */
export interface Stated {
  readonly in: Parameter['in'];
  readonly name: string;
  readonly values: readonly string[];
}

/** The parameters that a scenario states itself: by a named example that is called like it. */
export function statedParameters(
  document: OpenApiDocument,
  operation: Operation,
  scenario: string,
): readonly Stated[] {
  return operation.parameters.flatMap((parameter) => {
    const named = namedExamples(document, parameter);
    const value = Object.hasOwn(named, scenario) ? named[scenario]?.value : undefined;
    return value === undefined ? [] : writtenParameter(document, parameter, value);
  });
}

const separators: Record<string, string> = { spaceDelimited: ' ', pipeDelimited: '|' };

/** A parameter's value as it is sent (OpenAPI 3.1, section 4.8.12.2), before it is percent-encoded. */
export function writtenParameter(
  document: OpenApiDocument,
  parameter: Parameter,
  value: unknown,
): readonly Stated[] {
  const { in: place, name } = parameter;
  const { style, explode } = parameterStyle(document, parameter);
  const one = (key: string, ...values: unknown[]) => ({ in: place, name: key, values: values.map(String) });
  const isInQuery = place === 'query' || place === 'cookie';
  const separator = separators[style] ?? ',';
  if (Array.isArray(value)) {
    return [isInQuery && explode ? one(name, ...value) : one(name, value.join(separator))];
  }
  if (!isObject(value)) return [one(name, value)];
  const members = Object.entries(value);
  if (style === 'deepObject') return members.map(([key, member]) => one(`${name}[${key}]`, member));
  if (isInQuery && explode) return members.map(([key, member]) => one(key, member));
  const pairs = explode ? members.map((pair) => pair.join('=')) : members.flat();
  return [one(name, pairs.join(separator))];
}

/** Whether a request has what a scenario states; `template` is the operation's path. */
export function sends(asked: PrismRequest, template: string, stated: readonly Stated[]): boolean {
  return stated.every(({ in: place, name, values }) => {
    const sent = sentValues(asked, template, place, name);
    return sent.length === values.length && values.every((value, index) => value === sent[index]);
  });
}

function sentValues(
  { url, headers = {} }: PrismRequest,
  template: string,
  place: Parameter['in'],
  name: string,
): readonly string[] {
  switch (place) {
    case 'query':
      return [url.query?.[name] ?? []].flat();
    case 'header':
      return listed(headers[name.toLowerCase()]?.replaceAll(/\s*,\s*/g, ','));
    case 'cookie':
      return (headers['cookie'] ?? '')
        .split('; ')
        .filter((pair) => pair.startsWith(`${name}=`))
        .map((pair) => pair.slice(name.length + 1));
    default:
      return listed(pathValue(url.path, template, name));
  }
}

function listed(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}

function pathValue(path: string, template: string, name: string): string | undefined {
  const segment = template.split('/').indexOf(`{${name}}`);
  const sent = segment < 0 ? undefined : path.split('/')[segment];
  return sent === undefined ? undefined : decodeURIComponent(sent);
}
