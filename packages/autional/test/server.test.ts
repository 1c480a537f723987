import { testServer } from '@clientele/server-kit/testing';
import document from '../generated/openapi.json' with { type: 'json' };
import { autionalServer } from '../generated/server.gen.ts';

testServer('autional', { document, server: autionalServer });
