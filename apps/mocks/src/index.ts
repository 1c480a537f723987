export { MockError, type MockErrorCode } from './errors.ts';
export type { Behind } from './http/behind.ts';
export type { Exchange } from './http/exchange.ts';
export type { Vendors, VendorUrls } from './http/vendors.ts';
export type { Mocks, MocksOptions } from './mocks.ts';
export type { PrismViolation } from './prism/answer.ts';
export { violationsOf } from './prism/violations.ts';
export { startMocks } from './start-mocks.ts';
