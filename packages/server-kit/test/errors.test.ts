import { expect, it } from 'vitest';
import { InvalidResponseError, RefusalError, ServerKitError, type ServerKitErrorCode } from '../src/index.ts';

const cause = new Error('evidence');

// One of each: a code that has no class, or a class that has none, does not compile.
const errors: Record<ServerKitErrorCode, ServerKitError> = {
  ERR_REFUSED: new RefusalError({ kind: 'internal' }, { cause }),
  ERR_INVALID_RESPONSE: new InvalidResponseError('getItem', 200, { pointer: '/id', problem: 'type' }),
};

it.each(Object.entries(errors))('%s is the code of one class of the kit', (code, error) => {
  expect(error).toBeInstanceOf(ServerKitError);
  expect(error.code).toBe(code);
  expect(error.name).toBe(error.constructor.name);
});

it('a refusal keeps what it came from', () => {
  expect(errors.ERR_REFUSED).toMatchObject({ message: 'Refused: internal', cause });
});
