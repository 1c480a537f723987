import { serverPlugin } from '../src/index.ts';
import document from './fixtures/orchard.json' with { type: 'json' };
import { testServer } from './suite/server-suite.ts';

// A contract of another domain, without an error shape: what holds for OAuth clients holds for trees.
testServer('orchard', { document, server: serverPlugin<object>({ document }) });
