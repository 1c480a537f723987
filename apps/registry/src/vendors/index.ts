import { autional } from './autional/module.ts';
import { boruta } from './boruta/module.ts';
import { buddy } from './buddy/module.ts';
import { launchdarkly } from './launchdarkly/module.ts';
import { loopHealth } from './loop-health/module.ts';
import type { VendorModule } from './vendor.ts';

/** Every vendor of the registry: the one place that names them here. */
export const vendors: readonly VendorModule[] = [buddy, autional, boruta, launchdarkly, loopHealth];
