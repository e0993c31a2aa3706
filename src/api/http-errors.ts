import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Fault } from '../domain/fault.ts';
import { MODEL } from './model.ts';
import { type ErrorAnswer, errorXml } from './protocol/error-xml.ts';

export const XML = 'text/xml';

/** A request that HTTP itself refuses, with a code for AWS's clients to show. None of these is retried, but for 408. */
export class HttpError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'HttpError';
    this.code = code;
    this.status = status;
  }
}

/** Codes for what the HTTP framework refuses by itself. */
const REFUSED: Readonly<Record<number, string>> = {
  413: 'RequestEntityTooLarge',
  415: 'UnsupportedMediaType',
};

/** What to answer to anything thrown. What wasn't foreseen says nothing but where to look. */
export function answerOf(error: unknown, requestId: string): ErrorAnswer {
  if (error instanceof Fault || error instanceof HttpError) {
    return { code: error.code, status: error.status, message: error.message };
  }
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { code: REFUSED[status] ?? 'MalformedRequest', status, message: (error as Error).message };
  }
  return {
    code: 'InternalFailure',
    status: 500,
    message: `Holdfast failed on this request. Its log has the cause under request id ${requestId}.`,
  };
}

const BROKEN_HTTP: Readonly<Record<string, readonly [status: number, code: string, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'RequestHeaderSectionTooLarge', 'The request has more than 16 KB of headers.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'RequestTimeout', 'The request took too long to arrive.'],
};

/** Answers what isn't HTTP on the bare socket, in XML as everywhere, and closes it. */
export function answerBrokenHttp(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, code, message] = BROKEN_HTTP[error.code ?? ''] ?? [
    400,
    'MalformedRequest',
    'This is not HTTP.',
  ];
  const body = errorXml(MODEL.xmlns, { status, code, message }, randomUUID());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: ${XML}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
