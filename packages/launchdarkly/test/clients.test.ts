import { describeClients, registeredContract } from '@clientele/contract-testing';
import * as sdk from '@clientele/launchdarkly';
import * as fetch from '@clientele/launchdarkly/fetch';
import * as msw from '@clientele/launchdarkly/msw';
import * as scenarios from '@clientele/launchdarkly/scenarios';
import * as schemas from '@clientele/launchdarkly/schemas';
import { inject } from 'vitest';

const mock = inject('mocks')['launchdarkly'] ?? '';
describeClients(await registeredContract('launchdarkly'), { sdk, fetch, schemas, scenarios, msw }, { mock });
