import { turbo } from '@clientele/tasks/turbo';
import { report } from '../results.ts';
import { measure } from './measure.ts';

if ((await turbo(['generate', '--output-logs=errors-only'], ['ignore', 2, 2])) !== 0) process.exit(2);
await report('mocks', await measure({ starts: 5, rounds: 9, requests: 300, warmUp: 600 }));
