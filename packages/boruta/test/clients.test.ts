import * as sdk from '@clientele/boruta';
import * as fetch from '@clientele/boruta/fetch';
import * as msw from '@clientele/boruta/msw';
import * as scenarios from '@clientele/boruta/scenarios';
import * as schemas from '@clientele/boruta/schemas';
import { describeClients, registeredContract } from '@clientele/contract-testing';
import { inject } from 'vitest';

const mock = inject('mocks')['boruta'] ?? '';
describeClients(await registeredContract('boruta'), { sdk, fetch, schemas, scenarios, msw }, { mock });
