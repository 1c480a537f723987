import { describeAnswers, registeredContract } from '@clientele/contract-testing';
import * as sdk from '@clientele/launchdarkly';
import * as fetch from '@clientele/launchdarkly/fetch';
import * as schemas from '@clientele/launchdarkly/schemas';

const contract = await registeredContract('launchdarkly');
const modules = { sdk, fetch, schemas };
const error = ['/code', '/message'];

describeAnswers(contract, modules, {
  'patch-o-auth-client': {
    200: ['/_accountId', '/_clientId', '/_creationDate', '/_links', '/name', '/redirectUri'],
    400: error,
    401: error,
    403: error,
    404: error,
    413: error,
    415: error,
    429: error,
    500: error,
    503: error,
  },
});
