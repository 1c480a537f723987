export { findBases } from './base.ts';
export { bumpBetween, reaches } from './impact.ts';
export { readPackages, readPrivate } from './packages.ts';
export { makeReports } from './types/reports.ts';
export { findStale } from './types/type-changes.ts';
