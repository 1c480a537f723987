export type { PrismViolation } from './answer.ts';
export { banner } from './banner.ts';
export { loadContract } from './contract.ts';
export { MockError, type MockErrorCode } from './errors.ts';
export type { Vendors, VendorUrls } from './gateway.ts';
export type { Exchange } from './serve.ts';
export { readSettings } from './settings.ts';
export { type Mocks, type MocksOptions, startMocks } from './start-mocks.ts';
export { violationsOf } from './violations.ts';
