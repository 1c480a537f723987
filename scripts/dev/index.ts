export type { DevEvent } from './events.ts';
export { type Dev, type DevOptions, startDev } from './start-dev.ts';
