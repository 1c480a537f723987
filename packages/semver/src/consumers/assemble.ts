/** A file that an entry is made of. */
export interface Part {
  readonly statements: Statement[];
  /** What it takes from packages, by the name that it has here. */
  readonly imports: Map<string, { readonly module: string; readonly name: string }>;
  /** Whether what it exports, the entry exports. */
  visible: boolean;
}

export interface Statement {
  readonly names: readonly string[];
  readonly text: string;
  readonly exported: boolean;
  readonly deprecated: boolean;
}

/** What is exported by name goes before what is exported with all the rest of a file. */
export function assemble(parts: readonly Part[], links: ReadonlyMap<string, string>): string {
  const declared = new Set(parts.flatMap(({ statements }) => statements.flatMap(({ names }) => names)));
  const imports = new Set<string>();
  const statements = parts.flatMap((part) => {
    const renamed = [...part.imports].map(([local, { module, name }]) => {
      const here = declared.has(local) ? `${local}$` : local;
      imports.add(`import { ${name === here ? name : `${name} as ${here}`} } from '${module}';`);
      return [new RegExp(`(?<![\\w$.])${local.replaceAll('$', '\\$')}(?![\\w$])`, 'g'), here] as const;
    });
    return part.statements.map((statement) => ({
      ...statement,
      text: renamed.reduce((text, [name, here]) => text.replace(name, () => here), statement.text),
      exported: part.visible && statement.exported && !statement.names.some((name) => links.has(name)),
    }));
  });
  const local = [...links.values()].filter((link) => !link.includes(' from '));
  const kept = reached(statements, local.flatMap(wordsOf));
  const code = kept.map(
    ({ text, exported, deprecated }) =>
      `${deprecated ? '// @deprecated\n' : ''}${exported ? 'export ' : ''}declare ${text}`,
  );
  return [...imports, ...links.values(), ...code].join('\n');
}

/** What is exported, what has one of these names, and what stands behind either. */
function reached(statements: readonly Statement[], names: readonly string[]): Statement[] {
  const byName = new Map(statements.flatMap((one) => one.names.map((name) => [name, one] as const)));
  const found = new Set(statements.filter(({ exported }) => exported));
  const follow = (words: readonly string[]) => {
    for (const word of words) {
      const statement = byName.get(word);
      if (statement) found.add(statement);
    }
  };
  follow(names);
  for (const { text } of found) follow(wordsOf(text));
  return statements.filter((statement) => found.has(statement));
}

function wordsOf(text: string): string[] {
  return text.match(/[\w$]+/g) ?? [];
}
