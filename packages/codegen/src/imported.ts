/** Stands in facts for what the generated code imports: a function of sdk-runtime. */
export class Imported {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** A copy of facts in which something else stands for what is imported. */
export function replaceImported(facts: unknown, replace: (imported: Imported) => unknown): unknown {
  if (facts instanceof Imported) return replace(facts);
  if (Array.isArray(facts)) return facts.map((item) => replaceImported(item, replace));
  if (typeof facts !== 'object' || facts === null) return facts;
  const entries = Object.entries(facts).map(([name, value]) => [name, replaceImported(value, replace)]);
  return Object.fromEntries(entries);
}
