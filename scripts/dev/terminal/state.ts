import type { ScenarioFault } from '@clientele/scenario';
import type { Cause } from '@clientele/specs/lint';
import type { DevEvent } from '../events.ts';

/** What is known of a contract. */
export interface ContractState {
  readonly name: string;
  /** `last good`: the mock answers by an older save; `nothing`: there was no good one. */
  readonly serves: 'unread' | 'what is saved' | 'last good' | 'nothing';
  readonly operations: number;
  readonly scenarios: number;
  readonly toDos: number;
  readonly causes: readonly Cause[];
  readonly faults: readonly ScenarioFault[];
  /** Why the scenarios were not checked. */
  readonly unchecked: string | undefined;
  /** What was left out or mended. */
  readonly findings: readonly string[];
  /** What failed and is neither the contract's nor a scenario's fault. */
  readonly failure: string | undefined;
  /** What the edit means for consumers. */
  readonly meaning: string | undefined;
  /** What became of the last save, in the order in which it did. */
  readonly last: { readonly time: string; readonly steps: readonly string[] };
  /** The higher, the later it was touched; 0 is not since the start. */
  readonly touched: number;
}

/** All that the terminal shows. */
export interface State {
  readonly gateway: string | undefined;
  /** In the order in which they were heard of, which is the register's. */
  readonly contracts: readonly ContractState[];
  /** What failed and has to do with no contract. */
  readonly failure: string | undefined;
  readonly saves: number;
}

export const nothingYet: State = { gateway: undefined, contracts: [], failure: undefined, saves: 0 };

/** Whether the mock answers by what is saved, and nothing is wrong with that. */
export function isCurrent({ serves, faults, failure }: ContractState): boolean {
  return serves !== 'last good' && serves !== 'nothing' && faults.length === 0 && failure === undefined;
}

/** The contracts, the one that was saved last first. */
export function lastTouched({ contracts }: State): ContractState[] {
  return contracts.toSorted((one, other) => other.touched - one.touched);
}

/** The name of the contract that was saved last, and of the only one there is. */
export function lastSaved(state: State): string | undefined {
  const [first, ...others] = lastTouched(state);
  return first && (first.touched > 0 || others.length === 0) ? first.name : undefined;
}

/** What is known once something more has happened, at a time of day. */
export function fold(state: State, event: DevEvent, time: string): State {
  switch (event.kind) {
    case 'ready':
      return { ...state, gateway: event.gateway };
    case 'registered': {
      const kept = state.contracts.filter(({ name }) => !event.removed.includes(name));
      return changeAll({ ...state, contracts: kept, failure: undefined }, event.added, {});
    }
    case 'saved': {
      const saves = state.saves + 1;
      const changes = { last: { time, steps: ['saved'] }, touched: saves };
      return changeAll({ ...state, saves }, event.contracts, changes);
    }
    case 'failed':
      return event.contract === undefined
        ? { ...state, failure: event.message }
        : change(state, event.contract, { failure: event.message });
    default:
      return step(state, event, time);
  }
}

type ContractEvent = Extract<DevEvent, { milliseconds: number; contract: string }>;

function learnt(event: ContractEvent): Changes {
  switch (event.kind) {
    case 'served': {
      const { operations, scenarios, toDos } = event;
      return { operations, scenarios, toDos, serves: 'what is saved', causes: [], failure: undefined };
    }
    case 'refused':
      // What follows from a contract that is no good is not known.
      return {
        causes: event.causes,
        serves: event.serves,
        faults: [],
        unchecked: undefined,
        failure: undefined,
        meaning: undefined,
      };
    case 'checked':
      return { faults: event.faults, unchecked: event.unchecked };
    case 'generated':
      return { findings: event.findings };
    case 'weighed':
      return { meaning: event.line };
  }
}

/** What an event led to, in few words. */
export function stepOf(event: ContractEvent): string {
  const took = duration(event.milliseconds);
  switch (event.kind) {
    case 'served':
      return `served ${took}`;
    case 'refused':
      return `refused, serves ${event.serves}`;
    case 'checked':
      return event.unchecked === undefined ? `checked ${took}` : 'scenarios not checked';
    case 'generated':
      return `types ${took}`;
    case 'weighed':
      return `weighed ${took}`;
  }
}

function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

type Changes = Partial<ContractState>;

function change(state: State, name: string, changes: Changes): State {
  const isKnown = state.contracts.some((one) => one.name === name);
  const contracts = isKnown ? state.contracts : [...state.contracts, unread(name)];
  return { ...state, contracts: contracts.map((one) => (one.name === name ? { ...one, ...changes } : one)) };
}

function changeAll(state: State, names: readonly string[], changes: Changes): State {
  return names.reduce((all, name) => change(all, name, changes), state);
}

function step(state: State, event: ContractEvent, time: string): State {
  const isFirst = event.kind === 'served' || event.kind === 'refused';
  const before = state.contracts.find(({ name }) => name === event.contract)?.last.steps ?? [];
  const steps = [...(isFirst ? [] : before), stepOf(event)];
  return change(state, event.contract, { ...learnt(event), last: { time, steps } });
}

/** A contract of which no more is known than its name. */
export function unread(name: string): ContractState {
  const counts = { operations: 0, scenarios: 0, toDos: 0 };
  const found = { causes: [], faults: [], findings: [] };
  const none = { unchecked: undefined, failure: undefined, meaning: undefined };
  return { name, serves: 'unread', ...counts, ...found, ...none, last: { time: '', steps: [] }, touched: 0 };
}
