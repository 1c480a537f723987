export { loadContract } from '../prism/contract.ts';
export { readEntries } from '../register.ts';
export type { Entry } from './entry.ts';
