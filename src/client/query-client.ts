import { MODEL, SERVICE } from '../api/model.ts';
import type { InputOf, OperationName, OutputOf } from '../api/operation-types.ts';
import { encodeForm, serializeQuery } from '../api/protocol/query-serializer.ts';
import { sign } from '../api/protocol/sigv4/sign.ts';
import { readError, readOutput } from '../api/protocol/xml-reader.ts';
import { ApiError, ConnectionError, connectionError } from './errors.ts';

export interface QueryClientOptions {
  /** Such as http://127.0.0.1:8555 */
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

export interface QueryClient {
  /**
   * Asks for one operation, once: nothing is retried. Throws an ApiError with the fault's code, or a
   * ConnectionError where there was no answer.
   */
  call<Name extends OperationName>(operation: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
}

const CONTENT_TYPE = 'application/x-www-form-urlencoded; charset=utf-8';

/** A signed client of the API, its connections kept open between calls. */
export function createQueryClient(options: QueryClientOptions): QueryClient {
  const url = new URL(options.endpoint);
  const signer = { ...options, service: SERVICE };
  return {
    async call(operation, input) {
      const body = encodeForm(serializeQuery(MODEL, operation, input));
      const headers = { host: url.host, 'content-type': CONTENT_TYPE };
      const signature = sign({ method: 'POST', path: url.pathname, query: [], headers, body }, signer);
      const { status, text } = await post(url, body, { 'content-type': CONTENT_TYPE, ...signature });
      return readAnswer(options.endpoint, operation, status, text) as OutputOf<typeof operation>;
    },
  };
}

async function post(
  url: URL,
  body: string,
  headers: Record<string, string>,
): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    throw connectionError(url.origin, error);
  }
}

function readAnswer(endpoint: string, operation: string, status: number, xml: string): unknown {
  const output = status === 200 ? readOutput(MODEL, operation, xml) : undefined;
  if (output !== undefined) return output;
  const error = readError(xml);
  if (error !== undefined) throw new ApiError({ ...error, status });
  throw new ConnectionError(
    `What answers at ${endpoint} (status ${status}) is not the ElastiCache API. Does something else have its port?`,
  );
}
