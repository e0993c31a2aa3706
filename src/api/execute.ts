import { Fault } from '../domain/fault.ts';
import type { Authenticate } from './authenticate.ts';
import type { ApiHandler, ApiHandlers, ApiRequest } from './handler.ts';
import { decodeForm, type Pair } from './protocol/form.ts';
import { parseInput, parseOperation } from './protocol/query-parser.ts';
import type { Model } from './protocol/shape.ts';
import type { WireRequest } from './protocol/sigv4/credentials.ts';
import { createSerializer } from './protocol/xml-serializer.ts';

/** What is known of a request for the log, filled in as far as it got. */
export interface Trace {
  readonly requestId: string;
  operation?: string;
  region?: string;
  accessKeyId?: string;
}

export type Execute = (request: WireRequest, trace: Trace) => Promise<string>;

/** From a request as it came to the XML of its answer: prove who asks, read what, do it. Throws the Fault to answer with. */
export function createExecutor(options: {
  model: Model;
  handlers: ApiHandlers;
  accountId: string;
  authenticate: Authenticate;
  clock: () => Date;
}): Execute {
  const { model, accountId, authenticate, clock } = options;
  const handlers = new Map<string, ApiHandler>(Object.entries(options.handlers));
  for (const operation of handlers.keys()) {
    if (!model.operations.has(operation))
      throw new Error(`a handler for ${operation}, which the model lacks`);
  }
  const serialize = createSerializer(model);

  return async (wire, trace) => {
    const caller = authenticate(wire, clock());
    Object.assign(trace, caller);
    const pairs: readonly Pair[] = [...wire.query, ...decodeForm(wire.body)];
    const operation = parseOperation(model, pairs);
    trace.operation = operation;
    const handler = handlers.get(operation);
    if (handler === undefined) throw notBuilt(operation);
    const input = parseInput(model, operation, pairs);
    const request: ApiRequest = { operation, accountId, requestId: trace.requestId, ...caller };
    return serialize(operation, await handler(input, request), trace.requestId);
  };
}

/** A 400 that no SDK tries again; a 500 or a 501 would be retried for minutes. */
function notBuilt(operation: string): Fault {
  return new Fault(
    'InvalidAction',
    `The action ${operation} is not built in Holdfast yet; see docs/api-coverage.md.`,
  );
}
