import { isReference, type OpenApiDocument, toPointer, visit } from '@clientele/openapi';
import type { Finding } from './finding.ts';

/** The references of a bundle that still lead to files, which are not there or cannot be read. */
export function missingFiles(document: OpenApiDocument): Finding[] {
  const found: Finding[] = [];
  visit(document, 'document', (node, _kind, names) => {
    // What a URL names may be gone without anybody's fault here.
    if (!isReference(node) || /^(#|[a-z][a-z\d+.-]*:)/i.test(node.$ref)) return;
    const problem = `${node.$ref} is not there, or cannot be read.`;
    found.push({ pointer: `#${toPointer(names)}`, level: 'left-out', problem });
  });
  return found;
}
