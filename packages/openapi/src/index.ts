export { isBinary } from './binary.ts';
export { type Credential, credentials } from './credentials.ts';
export { type CurlTarget, exampleCurl } from './curl.ts';
export type {
  MediaType,
  OpenApiDocument,
  Operation,
  OperationObject,
  Parameter,
  RequestBody,
  Response,
  Schema,
  SecurityRequirement,
} from './document.ts';
export { type Example, type Exemplified, exampleOf, namedExamples } from './examples.ts';
export {
  type Cause,
  clientCauses,
  rateCauses,
  storeCauses,
  tokenCauses,
} from './extensions/cause.ts';
export { type Provenance, provenanceEvidence } from './extensions/provenance.ts';
export { type RetryRule, resetUnits, retryPolicies, retryRule } from './extensions/retry.ts';
export { fieldOf } from './field-of.ts';
export { inPlace, membersOf } from './in-place.ts';
export { asList, asMap, isObject } from './json.ts';
export { defaultMediaType, type MediaKind, mediaKind } from './media-types.ts';
export { functionName, madeOperationId, plainName, serverName } from './names.ts';
export { OpenApiError, type OpenApiErrorCode } from './openapi-error.ts';
export {
  type Found,
  type LeftOut,
  leftOut,
  methods,
  operationObjects,
  operations,
  pathItem,
} from './operations.ts';
export { operationsOn } from './operations-on.ts';
export { type ParameterStyle, parameterStyle } from './parameter-style.ts';
export { type PartChoice, partOf } from './part-of.ts';
export { pathFile } from './path-file.ts';
export { fragmentNames, parseFragment, parsePointer, toFragment, toPointer } from './pointer.ts';
export { componentKinds, type Fault, type Reach, referenceGraph } from './reference-graph.ts';
export { at, canonicalPointer, isReference, nameOf, type Reference, resolve, valueAt } from './references.ts';
export { type DocumentedResponse, responseFor } from './responses.ts';
export { type Input, requestMediaType, type Scenario, scenariosOf } from './scenarios.ts';
export { secretNames } from './secret-names.ts';
export { type SecurityScheme, securityScheme } from './security-scheme.ts';
export { defaultServer, type Server, servers, serverUrl } from './servers.ts';
export { type Direction, spellOut } from './spell-out.ts';
export { spellReferences } from './spell-references.ts';
export { unionTags } from './union-tags.ts';
export { isPart, type Kind, type Part, partAt, visit } from './visit.ts';
export { withoutDataReferences } from './without-data-references.ts';
