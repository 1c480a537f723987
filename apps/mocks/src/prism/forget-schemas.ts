import { createRequire } from 'node:module';

/** The part of Ajv that is used here. */
interface Ajv {
  scope: { opts: object; constructor: unknown };
  removeSchema(): void;
}
type Compile = (this: Ajv, ...given: unknown[]) => unknown;

const toPrism = createRequire(import.meta.url);
const fromPrism = createRequire(toPrism.resolve('@stoplight/prism-http'));
const { validateAgainstSchema } = toPrism('@stoplight/prism-http/dist/validator/validators/utils.js');
const { ValueScope } = fromPrism('ajv/dist/compile/codegen');
const { default: core } = fromPrism('ajv/dist/core');

/** Prism keeps its instances of Ajv to itself: they show when they compile. */
const instances = new Set<Ajv>();
const compile: Compile = core.prototype.compile;
core.prototype.compile = function compileAndTell(...given: unknown[]) {
  instances.add(this);
  return compile.apply(this, given);
} satisfies Compile;
for (const $schema of ['', '2019-09', '2020-12'].map(
  (draft) => `https://json-schema.org/draft/${draft}/schema`,
))
  for (const coerce of [true, false]) validateAgainstSchema({}, { $schema }, coerce, 'Input');
core.prototype.compile = compile;

/**
 * Lets go of every schema that Prism has compiled, which would outlive its contract; what is in use
 * goes on, since Prism has the compiled functions by their contracts.
 */
export function forgetSchemas(): void {
  for (const ajv of instances) {
    ajv.removeSchema();
    ajv.scope = new ValueScope({ ...ajv.scope.opts, scope: {} });
  }
}
