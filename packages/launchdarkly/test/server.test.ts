import { testServer } from '@clientele/server-kit/testing';
import document from '../generated/openapi.json' with { type: 'json' };
import { launchdarklyServer } from '../generated/server.gen.ts';

testServer('launchdarkly', { document, server: launchdarklyServer });
