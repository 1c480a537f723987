export { describeClients, type Modules, type SuiteOptions } from './client-suite.ts';
export { type Contract, type Operation, readContract, type Scenario } from './contract.ts';
export { type Cell, type Coverage, type CoveredCell, scenarioHeader } from './coverage.ts';
export { locate } from './locate.ts';
export { type Recorded, type Recorder, startRecorder } from './recorder.ts';
export { registeredContract } from './registered.ts';
export { createValidator, type SchemaProblem, type Validator } from './response-validator.ts';
export { createGate, type Exchange, type GateViolation } from './strict-gate.ts';
