import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import { compilerOptions } from '../types/declarations.ts';
import { declareSchemas } from './schema-types.ts';

const options: ts.TranspileOptions = {
  compilerOptions: {
    ...compilerOptions,
    declaration: true,
    isolatedDeclarations: true,
  },
};

/** The declarations of one file. */
export async function declare(file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  switch (basename(file)) {
    case 'operation-schemas.gen.ts':
      return declareSchemas(text, await readFile(join(dirname(file), 'valibot.gen.ts'), 'utf8'));
    case 'server.gen.ts':
      return declareServer(text);
    default:
      return ts.transpileDeclaration(text, { ...options, fileName: file }).outputText;
  }
}

/** The one type that generated code leaves to TypeScript: the plugin is told by the handlers that it takes. */
function declareServer(text: string): string {
  const [, name, plugin] = text.match(/export const ([\w$]+) = (serverPlugin<.*>)\(/) ?? [];
  return `
import { serverPlugin } from '@clientele/server-kit';
import type { RouteHandlers } from './sdk/route-handlers.gen.ts';
export type { RouteHandlers } from './sdk/route-handlers.gen.ts';
export declare const ${name}: (handlers: Parameters<ReturnType<typeof ${plugin}>>[0]) => void;`;
}
