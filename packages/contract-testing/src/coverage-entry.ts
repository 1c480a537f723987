export { readContract } from './contract.ts';
export { type Cell, type Coverage, type CoveredCell, cellKey, expectedCells } from './coverage.ts';
