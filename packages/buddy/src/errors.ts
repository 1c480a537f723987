import {
  bearerChallenge,
  describeRefusal,
  type ErrorShape,
  type Refusal,
  statusOf,
} from '@clientele/server-kit';

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
  headers: { ...bearerChallenge(refusal), ...rateLimit(refusal) },
});

function rateLimit(refusal: Refusal): Readonly<Record<string, string>> {
  if (refusal.kind !== 'too-many-requests') return {};
  const reset = Math.ceil(refusal.resetAt.getTime() / 1000);
  return { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(reset) };
}
