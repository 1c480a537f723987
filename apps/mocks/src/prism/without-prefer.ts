import { asList, type OpenApiDocument, type Parameter, resolve, visit } from '@clientele/openapi';

/** A copy without the parameter `Prefer`: here it asks for a scenario, whatever else a contract has it for. */
export function withoutPrefer(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  visit(copy, 'document', (node, kind) => {
    if ((kind !== 'operation' && kind !== 'pathItem') || node['parameters'] === undefined) return;
    node['parameters'] = asList(node['parameters']).filter((parameter) => {
      const { in: place, name } = resolve<Parameter>(document, parameter);
      return place !== 'header' || name.toLowerCase() !== 'prefer';
    });
  });
  return copy;
}
