import { randomUUID } from 'node:crypto';
import {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
} from 'fastify';
import type { Logger } from 'pino';
import { type Credentials, createAuthenticator } from './authenticate.ts';
import { createExecutor, type Trace } from './execute.ts';
import type { ApiHandlers } from './handler.ts';
import { answerBrokenHttp, answerOf, HttpError, XML } from './http-errors.ts';
import { MODEL } from './model.ts';
import { errorXml } from './protocol/error-xml.ts';
import { decodeForm } from './protocol/form.ts';
import type { WireRequest } from './protocol/sigv4/credentials.ts';

export interface ApiServerOptions {
  readonly handlers: ApiHandlers;
  readonly accountId: string;
  readonly credentials: Credentials;
  readonly logger: Logger;
  readonly version: string;
  readonly clock?: () => Date;
}

const MAX_BODY_BYTES = 1024 * 1024;
const FORM = 'application/x-www-form-urlencoded';
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * The HTTP server of the ElastiCache Query API at `/`, with `GET /healthz`. It doesn't listen yet: the caller
 * registers what else it serves, then calls `listen` and `close`.
 */
export function createApiServer(options: ApiServerOptions): FastifyInstance {
  const app = fastify({
    loggerInstance: options.logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Node's own answer to a request without Host is not XML; readWire has one.
    http: { requireHostHeader: false },
    genReqId: () => randomUUID(),
    clientErrorHandler: answerBrokenHttp,
    // While closing, finish what comes instead of answering with a 503 in JSON.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => sendError(error, request, reply),
  });
  const traces = new WeakMap<FastifyRequest, Trace>();
  const execute = createExecutor({
    model: MODEL,
    handlers: options.handlers,
    accountId: options.accountId,
    authenticate: createAuthenticator(options.credentials),
    clock: options.clock ?? (() => new Date()),
  });

  app.setErrorHandler(sendError);
  app.setNotFoundHandler((request) => {
    throw new HttpError(
      404,
      'NotFound',
      `Nothing is served at ${request.url.slice(0, 200)}; the API is at /.`,
    );
  });
  app.get('/healthz', async () => ({ status: 'ok', version: options.version }));

  // In a scope of its own: other plugins keep Fastify's own ways with bodies.
  app.register(async (api) => {
    api.removeAllContentTypeParsers();
    api.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    api.addHook('onResponse', async (request, reply) => logAccess(options.logger, request, reply, traces));
    api.route({
      method: ['GET', 'POST'],
      url: '/',
      handler: async (request, reply) => {
        const trace: Trace = { requestId: request.id };
        traces.set(request, trace);
        const xml = await execute(readWire(request), trace);
        return reply.header('x-amzn-requestid', request.id).type(XML).send(xml);
      },
    });
  });
  return app;
}

function readWire(request: FastifyRequest): WireRequest {
  if (request.headers.host === undefined) {
    throw new HttpError(400, 'MalformedRequest', 'The request has no Host header.');
  }
  const url = request.raw.url ?? '/';
  const question = url.indexOf('?');
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (body.length > 0 && type !== undefined && type !== FORM) {
    throw new HttpError(415, 'UnsupportedMediaType', `The body must be ${FORM}, not ${type.slice(0, 100)}.`);
  }
  return {
    method: request.method,
    path: question === -1 ? url : url.slice(0, question),
    query: decodeForm(question === -1 ? '' : url.slice(question + 1)),
    headers: request.headers,
    body,
  };
}

function sendError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void {
  const answer = answerOf(error, request.id);
  if (answer.status >= 500) request.log.error({ err: error, requestId: request.id }, 'request failed');
  reply
    .status(answer.status)
    .header('x-amzn-requestid', request.id)
    .type(XML)
    .send(errorXml(MODEL.xmlns, answer, request.id));
}

function logAccess(
  logger: Logger,
  request: FastifyRequest,
  reply: FastifyReply,
  traces: WeakMap<FastifyRequest, Trace>,
): void {
  const trace = traces.get(request) ?? { requestId: request.id };
  const reads = trace.operation === undefined || /^(Describe|List)/.test(trace.operation);
  const line = { ...trace, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 };
  logger[reads ? 'debug' : 'info'](line, 'request');
}
