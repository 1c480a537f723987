import { cause } from './cause.ts';
import { documentedOperationId } from './documented-operation-id.ts';
import type { Extension } from './extension.ts';
import { provenance } from './provenance.ts';
import { retry } from './retry.ts';
import { todo } from './todo.ts';

export { has, refused, when } from './extension.ts';
export { retryByMethod } from './retry.ts';

/** Everything of ours that is written in a contract. */
export const extensions: readonly Extension[] = [provenance, retry, cause, todo, documentedOperationId];
