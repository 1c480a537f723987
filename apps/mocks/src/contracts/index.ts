export { loadContract } from '../prism/contract.ts';
export type { Entry } from './entry.ts';
export { readEntries } from './register.ts';
