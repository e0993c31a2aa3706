import { escapeXml } from './xml-text.ts';

/** An error as the wire has it; a Fault is one. */
export interface ErrorAnswer {
  readonly code: string;
  /** HTTP status; from 500 on the error is the server's. */
  readonly status: number;
  readonly message: string;
}

export function errorXml(xmlns: string, { code, status, message }: ErrorAnswer, requestId: string): string {
  const type = status >= 500 ? 'Receiver' : 'Sender';
  return (
    `<ErrorResponse xmlns="${xmlns}"><Error><Type>${type}</Type><Code>${escapeXml(code)}</Code>` +
    `<Message>${escapeXml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`
  );
}
