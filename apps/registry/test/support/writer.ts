import { text } from 'node:stream/consumers';
import { openStore } from '../../src/store/open-store.ts';

/** A process of its own: writes 200 fields of one client, named after it. */
const [config = '', name] = process.argv.slice(2);
const store = await openStore(JSON.parse(config));
const request = {
  vendor: 'tea',
  clientId: 'shared',
  tokenId: 't',
  requestId: 'r',
  relatedKinds: [],
  at: new Date(),
};
console.log('ready');
await text(process.stdin);
for (let index = 0; index < 200; index += 1) {
  const field = `${name}${index}`;
  await store.updateClient(request, ({ record }) => ({ record: { ...record, [field]: index }, result: 0 }));
}
await store.close();
