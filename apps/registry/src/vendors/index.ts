import { autional } from './autional.ts';
import { boruta } from './boruta.ts';
import { buddy } from './buddy.ts';
import { launchdarkly } from './launchdarkly.ts';
import { loopHealth } from './loop-health.ts';
import type { VendorModule } from './vendor.ts';

/** Every vendor of the registry: the one place that names them here. */
export const vendors: readonly VendorModule[] = [buddy, autional, boruta, launchdarkly, loopHealth];
