import { promisify } from 'node:util';
import { type News, takeThrough } from './take-through.ts';

// A process of its own for one document, so that what crashes, hangs or eats memory costs no other.
const [name = '', folder = ''] = process.argv.slice(2);
if (!process.send) throw new Error('Expected to be forked by survey-document.ts.');
const send = promisify<News, void>(process.send.bind(process));
for await (const news of takeThrough(name, folder)) await send(news);
process.disconnect?.();
