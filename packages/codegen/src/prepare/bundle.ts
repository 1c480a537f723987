import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type OpenApiDocument, OpenApiError } from '@clientele/openapi';
import type { Registered } from '@clientele/openapi/register';
import { type Finding, findingsFile } from './finding.ts';
import { missingFiles } from './missing-files.ts';
import { type Prepared, prepare } from './prepare.ts';

/** Prepares what was bundled; without a document, `faults` says why nothing can be made of it. */
export function prepareBundled(bundled: OpenApiDocument): Prepared | { readonly faults: readonly Finding[] } {
  const faults = missingFiles(bundled);
  if (faults.length > 0) return { faults };
  try {
    return prepare(bundled);
  } catch (error) {
    if (!(error instanceof OpenApiError)) throw error;
    return { faults: [{ pointer: `#${error.pointer}`, level: 'left-out', problem: error.message }] };
  }
}

/** Writes a bundle that is prepared; the findings are beside it, for the report. */
export async function writePrepared({ bundle }: Registered, { document, findings }: Prepared): Promise<void> {
  await mkdir(dirname(bundle), { recursive: true });
  await writeFile(join(dirname(bundle), findingsFile), JSON.stringify(findings, null, 2));
  await writeFile(bundle, JSON.stringify(document, null, 2));
}
