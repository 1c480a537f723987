export { findBases } from './base.ts';
export { type ContractChange, compareContracts } from './contract/redocly-diff.ts';
export { contractLines } from './formats/text.ts';
export { bumpBetween, type Impact, reaches } from './impact.ts';
export { readPackages, readPrivate } from './packages.ts';
export { makeReports } from './types/reports.ts';
export { findStale } from './types/type-changes.ts';
