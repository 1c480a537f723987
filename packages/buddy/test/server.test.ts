import { testServer } from '@clientele/server-kit/testing';
import document from '../generated/openapi.json' with { type: 'json' };
import { buddyServer } from '../generated/server.gen.ts';

testServer('buddy', { document, server: buddyServer });
