import { describeClients, registeredContract } from '@clientele/contract-testing';
import * as sdk from '@clientele/loop-health';
import * as fetch from '@clientele/loop-health/fetch';
import * as msw from '@clientele/loop-health/msw';
import * as scenarios from '@clientele/loop-health/scenarios';
import * as schemas from '@clientele/loop-health/schemas';
import { inject } from 'vitest';

const mock = inject('mocks')['loop-health'] ?? '';
describeClients(await registeredContract('loop-health'), { sdk, fetch, schemas, scenarios, msw }, { mock });
