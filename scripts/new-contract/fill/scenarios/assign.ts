import type { Exchange, Message } from './messages.ts';
import { freeName, statusName } from './names.ts';

/** Names what has no name, and has one name mean one thing in each operation, as far as that is sure. */
export function assignNames(exchanges: readonly Exchange[]): void {
  for (const exchange of exchanges) nameByPlace(exchange);
  let renamed = true;
  while (renamed) {
    for (const exchange of exchanges) pair(exchange);
    // All of them, since a component's new name may be taken in a further operation.
    renamed = exchanges.flatMap(clashes).filter(({ message }) => nameByComponent(message)).length > 0;
  }
  for (const exchange of exchanges) {
    for (const { status, message } of clashes(exchange)) {
      if (message.component === undefined) nameByStatus(message, status, exchange);
    }
  }
}

/** By the component, else by what happens. */
function nameByPlace({ name, request, answers }: Exchange): void {
  const own = successes(answers).length > 1 ? (status: string) => name + statusName(status) : () => name;
  for (const { status, message } of answers) {
    nameOpen(message, status.startsWith('2') ? own(status) : statusName(status));
  }
  if (request) nameOpen(request, name);
}

/** One example of a request and one of the only success belong together. */
function pair({ request, answers }: Exchange): void {
  const [success, second] = successes(answers);
  if (!request || !success || second) return;
  const [asked, answered] = [soleName(request), soleName(success.message)];
  if (!asked || !answered || asked === answered) return;
  const { message } = success;
  const isFree = message.component === undefined && (isOpen(message) || !isOpen(request));
  if (isFree || (message.component === undefined && request.component !== undefined)) {
    rename(message, () => asked);
  } else if (request.component === undefined) rename(request, () => answered);
}

/** The answers that have a name of one before them; successes go first. */
function clashes({ answers }: Exchange): Exchange['answers'] {
  const owners = new Map<string, Message>();
  const isSuccess = ({ status }: { status: string }) => status.startsWith('2');
  const ordered = [...answers.filter(isSuccess), ...answers.filter((answer) => !isSuccess(answer))];
  return ordered.filter(({ message }) => {
    const clashing = message.entries.some(({ name }) => (owners.get(name) ?? message) !== message);
    for (const { name } of message.entries) if (!owners.has(name)) owners.set(name, message);
    return clashing;
  });
}

/** Once: what still clashes then is for people to tell apart. */
function nameByComponent(message: Message): boolean {
  const { component } = message;
  if (!component || message.entries.every(({ name }) => name.startsWith(component))) return false;
  const taken = new Set(message.entries.map(({ name }) => name));
  rename(message, (name) => (name.startsWith(component) ? name : freeName(component + name, taken)));
  return true;
}

/** Tells its examples apart from those of the operation's other answers. */
function nameByStatus(message: Message, status: string, { answers }: Exchange): void {
  const others = answers.filter((answer) => answer.message !== message);
  const before = new Set(others.flatMap((answer) => answer.message.entries.map(({ name }) => name)));
  const taken = new Set([...before, ...message.entries.map(({ name }) => name)]);
  rename(message, (name) => (before.has(name) ? freeName(name + statusName(status), taken) : name));
}

function nameOpen(message: Message, name: string): void {
  for (const entry of message.entries.filter(({ open }) => open)) {
    const beside = message.entries.filter((other) => other !== entry && other.mediaType === entry.mediaType);
    entry.name = freeName(message.component ?? name, new Set(beside.map((other) => other.name)));
  }
}

function isOpen({ entries }: Message): boolean {
  return entries.every(({ open }) => open);
}

function rename({ entries }: Message, to: (name: string) => string): void {
  for (const entry of entries) entry.name = to(entry.name);
}

/** The name of the only example, in whatever media types. */
function soleName({ entries }: Message): string | undefined {
  const names = new Set(entries.map(({ name }) => name));
  const mediaTypes = new Set(entries.map(({ mediaType }) => mediaType));
  return names.size === 1 && mediaTypes.size === entries.length ? entries[0]?.name : undefined;
}

function successes(answers: Exchange['answers']): Exchange['answers'] {
  return answers.filter(({ status, message }) => status.startsWith('2') && message.hasContent);
}
