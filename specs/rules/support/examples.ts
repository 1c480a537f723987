import { asMap } from '@clientele/openapi';
import type { Location, UserContext } from '@redocly/openapi-core';

export type NamedExample = {
  name: string;
  summary: unknown;
  caused: boolean;
  /** Where the name stands: in the `examples` map. */
  entry: Location;
  /** Where the example itself stands: in its own file, if it has one. */
  location: Location;
};

/** The named examples of a request body or a response, whatever files they are in. */
export function examplesOf(holder: unknown, at: Location, resolve: UserContext['resolve']): NamedExample[] {
  const body = follow(holder, at, resolve);
  return Object.entries(asMap(body.node['content'])).flatMap(([type, mediaType]) =>
    Object.entries(asMap(asMap(mediaType)['examples'])).map(([name, value]) => {
      const entry = body.location.child(['content', type, 'examples', name]);
      const { node, location } = follow(value, entry, resolve);
      return { name, summary: node['summary'], caused: 'x-cause' in node, entry, location };
    }),
  );
}

function follow(node: unknown, location: Location, resolve: UserContext['resolve']) {
  const { $ref } = asMap(node);
  if (typeof $ref !== 'string') return { node: asMap(node), location };
  const target = resolve({ $ref }, location.source.absoluteRef);
  return { node: asMap(target.node), location: target.location ?? location };
}
