import { componentKinds, type Kind } from '@clientele/openapi';

/** The root of a contract. */
export const index = 'openapi.yaml';

/** What has path items by name; `x-webhooks` are webhooks before OpenAPI 3.1. */
export const holders = ['paths', 'webhooks', 'x-webhooks'] as const;

/** What is in each section of `components` that is split. */
export const sections: Readonly<Record<string, Kind>> = {
  ...componentKinds,
  securitySchemes: 'securityScheme',
};

/** The section of `components` that is for a kind. */
export function sectionOf(kind: Kind): string {
  return Object.entries(sections).find(([, one]) => one === kind)?.[0] ?? 'schemas';
}
