import helmet from '@fastify/helmet';
import Fastify from 'fastify';

const OF_THE_ANSWER = /^(?:content-(?:type|length)|date|connection|keep-alive|transfer-encoding)$/;

/** The headers that every answer has, whoever gives it: what helmet sets, and that nothing is stored. */
export async function fixedHeaders(): Promise<Readonly<Record<string, string>>> {
  // Helmet writes to an answer alone, and answers to malformed HTTP need its headers without one.
  const app = Fastify();
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
  });
  const { headers } = await app.inject('/');
  await app.close();
  const own = Object.entries(headers).filter(([name]) => !OF_THE_ANSWER.test(name));
  return {
    ...Object.fromEntries(own.map(([name, value]) => [name, String(value)])),
    'cache-control': 'no-store',
  };
}
