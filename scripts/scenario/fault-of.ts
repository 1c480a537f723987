import { parsePointer } from '@clientele/openapi';
import { type Difference, differences } from '@clientele/openapi/differences';
import type { Sources } from '@clientele/openapi/sources';
import type { ScenarioFault } from './fault.ts';
import type { Answer } from './understand.ts';

/** An answer as it is documented. */
interface Documented {
  readonly scenario: string;
  readonly status: number;
  readonly body: unknown;
  readonly sources: Sources;
  /** Where the body stands, for the sources. */
  readonly pointer: string;
}

/** What is wrong with a documented answer; undefined when nothing is. */
export function faultOf(documented: Documented, answer: Answer): ScenarioFault | undefined {
  const { scenario, status, body, sources, pointer } = documented;
  const fault = (message: string, members: readonly Difference[]): ScenarioFault => ({
    scenario,
    ...sources.lineOf(pointer),
    message,
    ...(answer.isInvalid ? { fix: mendRequest } : {}),
    differences: members.map((one) => ({
      ...redacted(one, answer.secrets),
      line: sources.lineOf(pointer + one.pointer).line,
    })),
  });
  if (answer.status !== status) return fault(otherStatus(status, answer), []);
  const members = differences(body, answer.body);
  if (members.length === 0) return undefined;
  const count = `${members.length} ${members.length === 1 ? 'member' : 'members'}`;
  return fault(`differs from what the semantics answer in ${count}`, members);
}

/** Examples have placeholders; whoever writes one may have pasted what is none. */
function redacted({ pointer, expected, actual }: Difference, secrets: readonly string[]): Difference {
  const isSecret = parsePointer(pointer).some((name) => secrets.includes(name));
  const shown = (value: unknown): unknown => {
    if (value === undefined) return undefined;
    const hide = (key: string, member: unknown) => (secrets.includes(key) ? hidden : member);
    return isSecret ? hidden : JSON.parse(JSON.stringify(value, hide));
  };
  return { pointer, expected: shown(expected), actual: shown(actual) };
}

const hidden = '[redacted]';

const mendRequest = 'Mend the request. What breaks the schema belongs into the `x-cause` of the response.';

/** `is documented as 200, the semantics answer 400: client_name must be a string` */
function otherStatus(documented: number, { status, reasons }: Answer): string {
  const why = reasons.length > 0 ? `: ${reasons.join('; ')}` : '';
  return `is documented as ${documented}, the semantics answer ${status}${why}`;
}
