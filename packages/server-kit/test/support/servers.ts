import type { Operation } from '@clientele/openapi';
import type { ServerOptions } from '../../src/index.ts';
import { type Served, type Stub, serve } from './serve.ts';
import type { Specimen } from './specimens.ts';

/** A contract's servers, one of each kind for all of its operations. */
export interface Servers {
  /** As it is served unless told otherwise. */
  readonly enforced: Served;
  /** One that waits for nobody: seconds are too long for a test. */
  readonly impatient: Served;
  readonly reported: Served;
  readonly off: Served;
}

/** A stub, and where it is served. */
export interface Asked extends Stub {
  readonly servers: Servers;
  readonly operations: readonly Operation[];
  /** Whether the register has it at the level of the house, where nothing is left to be declared. */
  readonly isHouse: boolean;
}

const impatient = {
  requestTimeout: 200,
  http: { headersTimeout: 200, connectionsCheckingInterval: 50 },
};

export async function openServers(stub: Stub, specimens: readonly Specimen[]): Promise<Servers> {
  const open = (options?: ServerOptions, more?: object) => serve(stub, specimens, options, more);
  return {
    enforced: await open(),
    impatient: await open({}, impatient),
    reported: await open({ responses: 'report' }),
    off: await open({ responses: 'off' }),
  };
}
