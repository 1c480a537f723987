import { type Operation, parsePointer } from '@clientele/openapi';
import { describeRefusal, type Refusal } from '@clientele/server-kit';
import type { PrismViolation } from '../prism/answer.ts';

/** What a stub says against a request, as Prism would say it; the vendor's answer may say less. */
export function violationsOfRefusal(refusal: Refusal, operation: Operation): PrismViolation[] {
  const violation = (location: string[], code: string, message: string): PrismViolation => ({
    location: ['request', ...location],
    severity: 'Error',
    code,
    message,
  });
  switch (refusal.kind) {
    case 'invalid-body':
      return refusal.violations.map(({ pointer, keyword, message }) =>
        violation(['body', ...parsePointer(pointer)], keyword, message),
      );
    case 'invalid-parameters':
      return refusal.violations.map(({ field, keyword, message }) => {
        const parameter = operation.parameters.find(({ name }) => name === field);
        return violation(parameter ? [parameter.in, field] : ['path'], keyword, message);
      });
    case 'refused':
      return refusal.violations.map(({ field, code = 'refused', message }) =>
        violation(['body'], code, message.includes(field) ? message : `${field} ${message}`),
      );
    case 'malformed-json':
    case 'unsupported-media-type':
      return describeRefusal(refusal).map((message) => violation(['body'], refusal.kind, message));
    default:
      return [];
  }
}
