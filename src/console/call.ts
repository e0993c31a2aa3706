import type { FastifyInstance } from 'fastify';
import { MODEL } from '../api/model.ts';
import { parseInput, parseOperation } from '../api/protocol/query-parser.ts';
import { isRegionName } from '../domain/regions.ts';
import { parametersOf } from './json-input.ts';
import type { ConsoleOptions } from './options.ts';
import { Refusal } from './refusal.ts';
import { requireOwnPage } from './same-site.ts';
import { requireSession } from './session.ts';

/** `/api/REGION/OPERATION`: the API's operations, by the same parser and the same handlers, in JSON for a browser. */
export function serveCalls(app: FastifyInstance, options: ConsoleOptions): void {
  const { handlers, accountId } = options;
  app.post<{ Params: { region: string; operation: string } }>(
    '/api/:region/:operation',
    async (request, reply) => {
      requireOwnPage(request);
      const { accessKeyId } = await requireSession(request, options);
      const { region } = request.params;
      if (!isRegionName(region))
        throw new Refusal(400, 'UnknownRegion', `"${region}" is no name of a region.`);
      const operation = parseOperation(MODEL, [['Action', request.params.operation]]);
      const handler = handlers[operation];
      if (!handler) throw new Refusal(400, 'InvalidAction', `The action ${operation} is not built yet.`);
      const input = parseInput(MODEL, operation, parametersOf(request.body));
      const output = await handler(input, {
        operation,
        region,
        accountId,
        accessKeyId,
        requestId: request.id,
      });
      return reply.send(output ?? {});
    },
  );
}
