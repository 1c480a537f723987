import {
  asMap,
  isReference,
  type OpenApiDocument,
  type Operation,
  type SecurityRequirement,
  securityScheme,
  toPointer,
} from '@clientele/openapi';
import type { Draft } from './draft.ts';
import { unlessBroken } from './unless-broken.ts';

const expected = 'expected an API key in a header or the query, HTTP Basic or Bearer';

/** Drops the security schemes that refer to nothing, which no reader and no generator takes. */
export function dropBrokenSchemes(draft: Draft): void {
  const schemes = asMap(asMap(draft.document.components)['securitySchemes']);
  for (const [name, scheme] of Object.entries(schemes)) {
    if (!isReference(scheme) || unlessBroken(() => securityScheme(draft.document, name))) continue;
    delete schemes[name];
    const pointer = toPointer(['components', 'securitySchemes', name]);
    draft.changed(pointer, `$ref ${scheme.$ref} leads nowhere; the security scheme is dropped.`);
  }
}

/**
 * Keeps the alternatives whose credentials a client can send; an operation that has none of them is
 * left out.
 */
export function chooseSecurity(draft: Draft, operation: Operation): void {
  const { security, pointer, raw } = operation;
  const unknown = (requirement: SecurityRequirement) =>
    Object.keys(requirement).filter((name) => !isKnown(draft.document, name));
  const kept = security.filter((requirement) => unknown(requirement).length === 0);
  if (kept.length === security.length) return;
  const names = [...new Set(security.flatMap(unknown))]
    .map((name) => `${name} (${kindOf(draft.document, name)})`)
    .join(', ');
  const place = `${pointer}/security`;
  if (kept.length === 0) draft.leaveOut(operation, place, `security scheme ${names}; ${expected}.`);
  else {
    Object.assign(raw, { security: kept });
    draft.changed(place, `The alternative with security scheme ${names} is dropped; ${expected}.`);
  }
}

function kindOf(document: OpenApiDocument, name: string): string {
  const { type, in: place, scheme } = securityScheme(document, name) ?? {};
  return type === undefined
    ? 'not declared'
    : [type, place && `in a ${place}`, scheme].filter(Boolean).join(' ');
}

function isKnown(document: OpenApiDocument, name: string): boolean {
  const scheme = securityScheme(document, name);
  return (
    scheme?.type === 'oauth2' ||
    scheme?.type === 'openIdConnect' ||
    (scheme?.type === 'apiKey' && scheme.in !== 'cookie') ||
    (scheme?.type === 'http' && /^(bearer|basic)$/i.test(scheme.scheme ?? ''))
  );
}
