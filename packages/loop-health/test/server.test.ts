import { testServer } from '@clientele/server-kit/testing';
import document from '../generated/openapi.json' with { type: 'json' };
import { loopHealthServer } from '../generated/server.gen.ts';

testServer('loop-health', { document, server: loopHealthServer });
