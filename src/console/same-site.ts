import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal.ts';

/** Sent by the console's own pages with each change: no other site's page may send it without being asked about it. */
const OWN_HEADER = 'x-holdfast-console';

/**
 * Refuses what another site's page had the browser send. The cookie is SameSite=Strict already; a header that a plain
 * form can't carry and the browser's own word on where a request comes from are two more locks on the same door.
 * @throws Refusal
 */
export function requireOwnPage(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign =
    (origin !== undefined && hostOf(origin) !== host) || (site !== undefined && site !== 'same-origin');
  if (foreign || request.headers[OWN_HEADER] === undefined)
    throw new Refusal(403, 'ForeignPage', "This is answered to the console's own pages only.");
}

/**
 * With no sign-in asked for, a name of somebody else's that leads here would make their page the console's own: only an
 * address or localhost will do. @throws Refusal
 */
export function requireLocalName(request: FastifyRequest): void {
  const name = request.hostname.replace(/^\[|\]$/g, '');
  if (isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost')) return;
  throw new Refusal(
    403,
    'ForeignName',
    'With --auth none, the console is opened by its address, not by a name.',
  );
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
