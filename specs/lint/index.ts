export type { Cause } from './causes/cause.ts';
export { causesOf } from './causes/index.ts';
export { causeLines } from './causes/lines.ts';
export { type Linted, lintContract, openConfig } from './lint-contracts.ts';
export { openRepository, type Repository } from './repository.ts';
