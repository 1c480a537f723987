export { anyJson, bodies, CANARY, goodUris, hostileBodies } from './arbitraries.ts';
export { scenariosOf, starting } from './contract.ts';
export { type Sequence, sequences } from './sequences.ts';
export { subjects } from './subjects.ts';
export { worldOf } from './world.ts';
