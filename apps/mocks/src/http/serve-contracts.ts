import { answerEarly, type Refusal } from '@clientele/server-kit';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../control/access.ts';
import type { Answer } from '../prism/answer.ts';
import type { MockedContract } from '../prism/contract.ts';
import { isType } from '../prism/readable-headers.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { answerHosted } from './answer-hosted.ts';
import { allowEveryOrigin } from './cors.ts';
import type { Exchange } from './exchange.ts';
import type { Hosted } from './hosted.ts';
import { errorAnswer, MAX_BODY_BYTES, refusalOf } from './refused.ts';
import { sendAnswer } from './send-answer.ts';

/** Where a request target belongs: a contract, and what it is there. */
export interface Place {
  readonly name: string;
  readonly hosted: Hosted;
  /** Neither decoded nor normalised. */
  readonly target: string;
}

/** What a port serves. */
export interface Port {
  readonly place: (target: string) => Place | undefined;
  /** The answer where there is no place. */
  readonly elsewhere: (method: string, target: string) => Answer;
  /** What its targets lack of those at the gateway. */
  readonly prefix: string;
  readonly sessions: Sessions;
  readonly served: () => Iterable<MockedContract>;
  readonly access: Access;
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
}

/** A request's place, that of when its headers arrived; and what it was answered with. */
interface Course {
  readonly started: number;
  place?: Place | undefined;
  answer?: Answer;
}

/** Answers by contracts, for every origin, whatever is asked. */
export function serveContracts(port: Port): FastifyPluginAsync {
  const { sessions, served } = port;
  return async (scope) => {
    scope.removeAllContentTypeParsers();
    const bytes = { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES } as const;
    scope.addContentTypeParser('*', bytes, (_request, body, done) => done(null, body));
    answerEarly(scope);
    const courses = new WeakMap<FastifyRequest, Course>();
    const courseOf = (request: FastifyRequest) => courses.get(request) ?? { started: performance.now() };
    scope.addHook('onRequest', (request, _reply, done) => {
      const { headers, url = '/' } = request.raw;
      courses.set(request, { started: performance.now(), place: port.place(url) });
      // Fastify would refuse it before Prism can say so by the contract.
      if (headers['content-type'] && !isType(headers['content-type'])) {
        headers['content-type'] = 'application/octet-stream';
      }
      done();
    });
    await allowEveryOrigin(scope, port.access);
    tellOf(scope, port, courseOf);

    const send = (request: FastifyRequest, reply: FastifyReply, answer: Answer | undefined) => {
      if (!answer) return cut(reply);
      courseOf(request).answer = answer;
      return sendAnswer(reply, answer);
    };
    const respond = async (request: FastifyRequest, reply: FastifyReply, refused?: Refusal) => {
      const { place, started } = courseOf(request);
      const answer = place
        ? await answerHosted({ ...place, sessions, served, request, reply, started, refused })
        : port.elsewhere(request.method, request.url);
      return send(request, reply, answer);
    };
    scope.setErrorHandler((error, request, reply) => {
      const refused = refusalOf(error);
      if (!refused) return send(request, reply, errorAnswer(error));
      // Node reads past the rest of a body that is too large, as long as a request may take.
      if (refused.kind === 'body-too-large') reply.removeHeader('connection');
      return respond(request, reply, refused);
    });
    const handler = (request: FastifyRequest, reply: FastifyReply) => respond(request, reply);
    // What is no preflight comes back from the route that the plugin for CORS has for OPTIONS.
    scope.setNotFoundHandler(handler);
    const method = scope.supportedMethods.filter((name) => name !== 'OPTIONS');
    scope.route({ method, url: '/*', exposeHeadRoute: false, handler });
  };
}

/**
 * Where a connection ends that has served before, browsers send the request again and do not tell their
 * page. So there something comes first, which is no HTTP and which they take for a failed request.
 */
function cut(reply: FastifyReply): FastifyReply {
  reply.hijack();
  const { socket } = reply.request.raw;
  if (socket.bytesWritten > 0) socket.write('cut\r\n\r\n');
  socket.destroySoon();
  return reply;
}

/** Before the answer is on its way, so that whoever has it knows that it was told of. */
function tellOf(scope: FastifyInstance, port: Port, courseOf: (request: FastifyRequest) => Course): void {
  const { onExchange, prefix } = port;
  if (!onExchange) return;
  scope.addHook('onSend', (request, reply, _payload, done) => {
    const [path = ''] = request.url.split('?', 1);
    const { started, answer } = courseOf(request);
    if (!reply.raw.destroyed) {
      onExchange({
        method: request.method,
        path: prefix + path,
        status: reply.statusCode,
        violations: answer?.violations ?? [],
        milliseconds: performance.now() - started,
      });
    }
    done();
  });
}
