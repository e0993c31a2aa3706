import type { FastifyReply, FastifyRequest } from 'fastify';

/** Cookies know no ports: two Holdfasts on one address would sign each other out by a name in common. */
function nameOf(request: FastifyRequest): string {
  return `holdfast-${request.socket.localPort}`;
}

export function readToken(request: FastifyRequest): string | undefined {
  return request.cookies[nameOf(request)];
}

export function giveToken(request: FastifyRequest, reply: FastifyReply, token: string, ms: number): void {
  reply.setCookie(nameOf(request), token, { ...ATTRIBUTES, maxAge: Math.floor(ms / 1_000) });
}

export function takeToken(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(nameOf(request), ATTRIBUTES);
}

const ATTRIBUTES = { path: '/console', httpOnly: true, sameSite: 'strict' } as const;
