import type { Json } from '../json.ts';
import { clientIdFaults } from '../shared/client-id.ts';
import { sentence } from '../shared/faults.ts';
import { isObject } from '../shared/json.ts';
import { readInput } from '../shared/read-input.ts';
import { splitSecrets } from '../shared/split-secrets.ts';
import type { CreateContext, CreateResult } from '../vendor.ts';
import { FIELDS, SECRET_FIELDS } from './fields.ts';
import { redirectProblem } from './rules.ts';

const COLLECTION = '/api/v2/oauth/clients';
const TYPE = 'application/json';

/** Makes a client; what the input has of the server's fields is kept. */
export function create(input: Json, context: CreateContext): CreateResult {
  const { values, problems } = readInput(input, FIELDS, ['name', 'redirectUri']);
  if (problems.length > 0) return { ok: false, problems };
  const { rest, secrets } = splitSecrets(values, SECRET_FIELDS);
  const { _clientId = context.newId(), ...given } = rest;
  const record = {
    _links: {
      parent: { href: COLLECTION, type: TYPE },
      self: { href: `${COLLECTION}/${encodeURIComponent(String(_clientId))}`, type: TYPE },
    },
    _accountId: 'default',
    _clientId,
    _creationDate: context.now.getTime(),
    ...given,
  };
  const redirect = redirectProblem(values['redirectUri']);
  const wrong = [
    ...clientIdFaults('_clientId', _clientId).map(sentence),
    ...linkProblems(record._links),
    ...(redirect === undefined ? [] : [`redirectUri ${redirect}`]),
  ];
  if (wrong.length > 0) return { ok: false, problems: wrong };
  return { ok: true, record, secrets: { _clientSecret: context.newSecret(), ...secrets } };
}

function linkProblems(links: Json): readonly string[] {
  if (!isObject(links)) return [];
  return Object.entries(links).flatMap(([name, link]) => {
    const fine = isObject(link) && typeof link['href'] === 'string' && typeof link['type'] === 'string';
    return fine ? [] : [`_links.${name} must be an object with the strings href and type`];
  });
}
