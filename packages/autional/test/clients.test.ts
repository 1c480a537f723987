import * as sdk from '@clientele/autional';
import * as fetch from '@clientele/autional/fetch';
import * as msw from '@clientele/autional/msw';
import * as scenarios from '@clientele/autional/scenarios';
import * as schemas from '@clientele/autional/schemas';
import { describeClients, registeredContract } from '@clientele/contract-testing';
import { inject } from 'vitest';

const mock = inject('mocks')['autional'] ?? '';
describeClients(await registeredContract('autional'), { sdk, fetch, schemas, scenarios, msw }, { mock });
