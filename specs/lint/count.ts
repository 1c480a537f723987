import { words } from '../rules/imported.ts';
import type { Linted } from './lint-contracts.ts';

/** One line on how much is to do in an imported contract, and of what kind. */
export function count({ contract: { name }, problems }: Linted): string {
  const todos = problems.filter(({ severity }) => severity === 'warn');
  if (todos.length === 0) {
    return `${name}: no to-dos left. Without \`extends\` in redocly.yaml it is a contract of the house.`;
  }
  const kinds = new Map<string, number>();
  for (const { ruleId } of todos) {
    const word = words[ruleId] ?? ruleId;
    kinds.set(word, (kinds.get(word) ?? 0) + 1);
  }
  const list = [...kinds]
    .sort(([one, a], [other, b]) => b - a || one.localeCompare(other))
    .map(([word, number]) => `${number} ${word}`);
  return `${name}: ${toDos(todos.length)} left (${list.join(', ')}); \`pnpm todos ${name}\` lists them.`;
}

export function toDos(number: number): string {
  return `${number} ${number === 1 ? 'to-do' : 'to-dos'}`;
}
