import { enableCompileCache } from 'node:module';

// Most of the time goes into loading what reads contracts.
enableCompileCache();
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2), process.cwd());
