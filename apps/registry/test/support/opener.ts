import { text } from 'node:stream/consumers';
import { openStore } from '../../src/store/open-store.ts';

/** A process of its own: opens the store when it is told to. */
const [config = ''] = process.argv.slice(2);
console.log('ready');
await text(process.stdin);
const store = await openStore(JSON.parse(config));
await store.listClients();
await store.close();
