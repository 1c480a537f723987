import * as sdk from '@clientele/buddy';
import * as fetch from '@clientele/buddy/fetch';
import * as schemas from '@clientele/buddy/schemas';
import { describeAnswers, registeredContract } from '@clientele/contract-testing';

const contract = await registeredContract('buddy');
const modules = { sdk, fetch, schemas };
const error = ['/errors', '/errors/*/message'];

describeAnswers(contract, modules, {
  updateClient: {
    200: ['/client_id', '/client_name'],
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
