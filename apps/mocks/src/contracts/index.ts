export { loadContract } from '../prism/contract.ts';
export { entryOf, readEntries } from '../register.ts';
export type { Entry } from './entry.ts';
export { partsOf } from './parts.ts';
