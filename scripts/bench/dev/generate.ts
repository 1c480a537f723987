import { generate, jobOf } from '@clientele/codegen';
import { readRegister } from '@clientele/openapi/register';

// What `pnpm generate` does with bundles, in the folder where it is run.
const contracts = await readRegister(process.cwd());
await generate(contracts.map(jobOf));
