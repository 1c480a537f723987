import { setTimeout } from 'node:timers/promises';
import type { Chosen } from '../choose/choice.ts';
import { choose } from '../choose/choose.ts';
import { millisecondsOf } from '../choose/delay.ts';
import type { Answer } from '../prism/answer.ts';
import type { Preferences } from '../prism/ask-prism.ts';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';
import type { Session } from '../sessions/session.ts';
import type { World } from '../stateful/world.ts';
import { worldsOf } from '../stateful/worlds.ts';
import { answerAlike, answerChosen, isError, type Question } from './answer-alike.ts';
import { answerBodyFault, withFault } from './body-fault.ts';
import { answerNoOperation } from './no-operation.ts';
import type { Arrival } from './receive.ts';

/** What else an answer depends on. */
export interface Surroundings {
  /** The contracts that are served beside it; a cookie goes to all of them. */
  readonly served: () => Iterable<MockedContract>;
  /** Aborted when the client has gone. */
  readonly whenGone: () => AbortSignal;
}

/**
 * Answers one request to a contract: as its sender or the session chose, else by the vendor's semantics
 * where that is switched on, else by the scenario that it is like. Gives `undefined` where the connection
 * is to be cut, or the client has gone.
 */
export async function answerRequest(
  contract: MockedContract,
  session: Session,
  { received, operation, fault }: Arrival,
  { served, whenGone }: Surroundings,
): Promise<Answer | undefined> {
  if (!operation) return answerNoOperation(contract, received);
  const chosen = choose(received, session, contract, operation, served);
  if (chosen?.delay !== undefined && !(await waited(millisecondsOf(chosen.delay), whenGone())))
    return undefined;
  if (chosen?.drop) return undefined;
  const preferences = chosen && preferencesOf(chosen);
  const isWhole = !fault || fault.kind === 'malformed-json';
  if (!preferences && isWhole && session.isStateful(contract.name)) {
    const world = worldOf(contract, session, operation);
    if (world) return { ...(await (await world).answer(received)), reason: 'stateful' };
  }
  const question: Question = { contract, operation, asked: received.asked };
  if (!fault) return preferences ? answerChosen(question, preferences, chosen) : answerAlike(question);
  return preferences && isError(preferences)
    ? withFault(await answerChosen({ ...question, isBroken: true }, preferences, chosen), fault)
    : answerBodyFault(contract, operation, received, fault);
}

/** What a choice means to Prism; nothing where it is of the delay alone. */
function preferencesOf({ example, code, dynamic, seed }: Chosen): Preferences | undefined {
  const preferences = {
    ...(example === undefined ? {} : { exampleKey: example }),
    ...(code === undefined ? {} : { code }),
    ...(dynamic === undefined ? {} : { dynamic }),
    ...(seed === undefined ? {} : { seed }),
  };
  return Object.keys(preferences).length > 0 ? preferences : undefined;
}

/** What no semantics are of is Prism's. */
function worldOf(
  contract: MockedContract,
  session: Session,
  operation: PrismOperation,
): Promise<World> | undefined {
  const worlds = worldsOf(contract);
  return 'make' in worlds && worlds.answers(operation)
    ? session.world(contract.name, worlds.make)
    : undefined;
}

/** Whether the client is still there after that. */
async function waited(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await setTimeout(milliseconds, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
