import type { OpenApiDocument } from '@clientele/openapi';
import type { Finding } from './finding.ts';

/** An operation as either reader gives it. */
interface Place {
  readonly method: string;
  readonly path: string;
  readonly raw: { readonly 'x-left-out'?: unknown };
}

/** A document that is being prepared: a copy, so that steps may write into it, and what they found. */
export class Draft {
  readonly document: OpenApiDocument;
  readonly findings: Finding[];

  constructor(document: OpenApiDocument, findings: readonly Finding[] = []) {
    this.document = document;
    this.findings = [...findings];
  }

  /** Says that a place means something else now. */
  changed(pointer: string, problem: string): void {
    this.findings.push({ pointer: `#${pointer}`, level: 'changed', problem });
  }

  /** Says that nothing is derived from a place that is no operation. */
  removed(pointer: string, problem: string): void {
    this.findings.push({ pointer: `#${pointer}`, level: 'left-out', problem });
  }

  /** Leaves an operation out, at first or once more: one run names all that is in its way. */
  leaveOut({ method, path, raw }: Place, pointer: string, problem: string): void {
    const operation = `${method.toUpperCase()} ${path}`;
    this.findings.push({ pointer: `#${pointer}`, operation, level: 'left-out', problem });
    const before = raw['x-left-out'];
    Object.assign(raw, { 'x-left-out': before ? `${before} ${problem}` : problem });
  }
}
