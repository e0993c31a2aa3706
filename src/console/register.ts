import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import type { FastifyError, FastifyInstance } from 'fastify';
import { answerOf } from '../api/http-errors.ts';
import { serveCalls } from './call.ts';
import type { ConsoleOptions } from './options.ts';
import { servePages } from './pages.ts';
import { Refusal } from './refusal.ts';
import { serveSession } from './session.ts';
import { SessionEnds } from './session-ends.ts';
import { serveChanges } from './stream.ts';

/** Beside the compiled server, and at the same place as seen from its sources. */
const BUILT_PAGES = join(import.meta.dirname, '../../dist-console');

/** The console under `/console`, in a scope of its own: its errors are JSON, the API's XML. */
export function registerConsole(app: FastifyInstance, options: ConsoleOptions): void {
  app.register(
    async (scope) => {
      scope.setErrorHandler((error: FastifyError | Error, request, reply) => {
        const { status, code, message } = error instanceof Refusal ? error : answerOf(error, request.id);
        if (status >= 500) request.log.error({ err: error, requestId: request.id }, 'request failed');
        return reply.status(status).send({ code, message, requestId: request.id });
      });
      await scope.register(fastifyCookie);
      const ends = new SessionEnds();
      serveSession(scope, options, ends);
      serveCalls(scope, options);
      serveChanges(scope, options, ends);
      await servePages(scope, options.pages ?? BUILT_PAGES);
    },
    { prefix: '/console' },
  );
  // Whoever types the address that Holdfast names is a person, not an SDK: those never ask for a page.
  app.addHook('onRequest', async (request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html') ?? false;
    if (request.method === 'GET' && request.url === '/' && wantsPage) return reply.redirect('/console/');
  });
}
