import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from './refusal.ts';

/** Nothing from another host, nothing inline; pictures and fonts that the style sheets hold are `data:`. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The built pages: files under `/assets` for ever, and index.html for every other path, which its own script reads. */
export async function servePages(app: FastifyInstance, directory: string): Promise<void> {
  app.addHook('onSend', async (_request, reply) => {
    reply
      .header('content-security-policy', POLICY)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cross-origin-opener-policy', 'same-origin')
      .header('cross-origin-resource-policy', 'same-origin');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  if (existsSync(join(directory, 'assets')))
    await app.register(fastifyStatic, {
      root: join(directory, 'assets'),
      prefix: '/assets/',
      immutable: true,
      maxAge: '1y',
      preCompressed: true,
      wildcard: true,
    });
  app.get('/', (_request, reply) => index(reply, directory));
  app.get('/*', (_request, reply) => index(reply, directory));
}

async function index(reply: FastifyReply, directory: string): Promise<FastifyReply> {
  const html = await readFile(join(directory, 'index.html'), 'utf8').catch(() => undefined);
  if (html === undefined)
    throw new Refusal(
      404,
      'NoPages',
      'The console was not built: `npm start` builds it, as does `npm run build`.',
    );
  return reply.type('text/html; charset=utf-8').send(html);
}
