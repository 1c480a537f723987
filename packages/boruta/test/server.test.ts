import { testServer } from '@clientele/server-kit/testing';
import document from '../generated/openapi.json' with { type: 'json' };
import { borutaServer } from '../generated/server.gen.ts';

testServer('boruta', { document, server: borutaServer });
