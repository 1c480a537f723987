import { bearerChallenge, describeRefusal, type ErrorShape, statusOf } from '@clientele/server-kit';

const texts = {
  forbidden: 'The access token may not update clients.',
  internal: 'The update failed. Nothing was changed.',
  'internal-unknown': 'The update failed.',
  unavailable: 'The client store is out of reach. Nothing was changed.',
};

/** `{errors: [{message}]}`, one entry for each reason. */
export const errors: ErrorShape = (refusal) => ({
  status: statusOf(refusal),
  body: { errors: describeRefusal(refusal, texts).map((message) => ({ message })) },
  headers: bearerChallenge(refusal),
});
