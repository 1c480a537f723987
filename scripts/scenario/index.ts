export { checkScenarios } from './check.ts';
export type { CheckedScenarios, Member, ScenarioFault } from './fault.ts';
export { scenarioFaultLines } from './lines.ts';
