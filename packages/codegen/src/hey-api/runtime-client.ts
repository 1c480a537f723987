import {
  clientDefaultConfig,
  clientDefaultMeta,
  definePluginConfig,
  type Plugins,
} from '@hey-api/openapi-ts';

/**
 * Makes the SDK functions import the shared client instead of a copy of hey-api's own per contract.
 * Emits nothing itself: a caller makes the client and hands it over, there is no hidden default.
 */
export const runtimeClient = definePluginConfig<Plugins.HeyApiClientFetch.Types['Types']>({
  ...clientDefaultMeta,
  config: { ...clientDefaultConfig, bundle: false, throwOnError: false },
  handler: () => {},
  // The name is the module that the generated code imports; the types know hey-api's own alone.
  name: '@clientele/sdk-runtime/client' as '@hey-api/client-fetch',
  symbolMeta: () => ({ artifact: 'client' }),
});
