import type { Finding } from '@clientele/codegen';
import { expect, it } from 'vitest';
import { report } from '../report.ts';
import type { Result } from '../result.ts';

const all = ['generate', 'types', 'stub', 'mock'] as const;
const passing: Result = {
  name: 'a.example',
  operations: 2,
  generated: 2,
  findings: [],
  passed: all,
  failures: [],
  seconds: {},
  megabytes: 100,
};

const types = (line: number, name: string) => ({
  step: 'types' as const,
  fault: 'a generator',
  message: `TS2304 in paths.gen.ts: Cannot find name '${name}'.`,
  place: `line ${line}`,
});

it('counts what passed, and has one row per cause, the most frequent first', () => {
  const findings = ['a', 'b'].map((name): Finding => {
    const pointer = `#/paths/~1${name}/get`;
    return {
      level: 'left-out',
      operation: `GET /${name}`,
      pointer,
      problem: `parameter ${name} in a cookie.`,
    };
  });
  const written = report([
    { ...passing, findings: [...findings, ...findings] },
    { ...passing, name: 'b.example', findings: findings.slice(1), generated: 1 },
    { ...passing, name: 'c.example', passed: ['generate'], failures: [types(1, 'A'), types(9, 'B')] },
    {
      ...passing,
      name: 'd.example',
      generated: 0,
      passed: [],
      failures: [{ step: 'generate', fault: 'a | crash', message: 'takes more than 2048 MB\n    at line 1' }],
    },
    { ...passing, name: 'e.example', passed: ['generate'], failures: [types(7, 'C')] },
  ]);
  expect(written).toBe(`|  | documents | operations |  |
| --- | --- | --- | --- |
| generated | 4 of 5 | 7 of 10 | 70.0 % |
| type-checks strictly | 2 of 5 | 3 of 10 | 30.0 % |
| served by the stub | 2 of 5 | 3 of 10 | 30.0 % |
| loaded by Prism | 2 of 5 | 3 of 10 | 30.0 % |

Left out:

| documents | operations | reason | where |
| --- | --- | --- | --- |
| 2 | 3 | parameter … in a cookie. | a.example, b.example |

Not passed:

| documents | step | fault of | cause | where |
| --- | --- | --- | --- | --- |
| 2 | types | a generator | TS2304 in paths.gen.ts: Cannot find name '…'. | c.example, e.example |
| 1 | generate | a \\| crash | takes more than 2048 MB | d.example |`);
});
