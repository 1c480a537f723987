export { type Generated, generate, type Job } from './generate.ts';
export { GenerationError } from './generation-error.ts';
export { type Registered, readRegister } from './register.ts';
