import type { Operation } from '@clientele/openapi';

interface RequestLine {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
}

/** The operation that a request line means; a parameter stands for some text without a slash. */
export function findOperation<One extends Operation>(
  operations: readonly One[],
  { method, target }: RequestLine,
): One | undefined {
  const [path = ''] = target.split('?');
  const known = matchers.get(operations) ?? operations.map(matcher).sort(byLiterals);
  matchers.set(operations, known);
  const index = known.find((one) => one.method === method && one.pattern.test(path))?.index;
  return index === undefined ? undefined : operations[index];
}

/** A large contract is asked for thousands of exchanges. */
const matchers = new WeakMap<readonly Operation[], ReturnType<typeof matcher>[]>();

function matcher({ method, path }: Operation, index: number) {
  const literals = path.split(/\{[^{}]*\}/);
  const pattern = new RegExp(`^${literals.map((text) => RegExp.escape(text)).join('[^/]+')}$`);
  return { index, method, pattern, literal: literals.join('').length };
}

/** What is literal goes before a template (OpenAPI 3.1, section 4.8.8.2). */
function byLiterals(a: { readonly literal: number }, b: { readonly literal: number }): number {
  return b.literal - a.literal;
}
