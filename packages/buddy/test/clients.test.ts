import * as sdk from '@clientele/buddy';
import * as fetch from '@clientele/buddy/fetch';
import * as msw from '@clientele/buddy/msw';
import * as scenarios from '@clientele/buddy/scenarios';
import * as schemas from '@clientele/buddy/schemas';
import { describeClients, registeredContract } from '@clientele/contract-testing';
import { inject } from 'vitest';

const mock = inject('mocks')['buddy'] ?? '';
describeClients(await registeredContract('buddy'), { sdk, fetch, schemas, scenarios, msw }, { mock });
