import * as sdk from '@aws-sdk/client-elasticache';
import { expect, test } from 'vitest';
import { AWS_MODEL, SCALAR_SAMPLES, sampleOf, WIRE_INPUT_SAMPLES } from '../../test/support/api-samples.ts';
import { startServer, TEST_KEY } from '../../test/support/api-server.ts';
import { EXTENSION_OPERATIONS } from './extensions.ts';
import type { ApiHandlers } from './handler.ts';
import { OPERATIONS } from './model.gen.ts';
import { MODEL } from './model.ts';

type AnyCommand = Parameters<sdk.ElastiCacheClient['send']>[0];
const commands = sdk as unknown as Record<string, new (input: unknown) => AnyCommand>;

function clientOf(endpoint: string): sdk.ElastiCacheClient {
  return new sdk.ElastiCacheClient({ endpoint, region: 'eu-west-1', credentials: TEST_KEY, maxAttempts: 1 });
}

test.each(Object.entries(OPERATIONS))(
  "%s: the official SDK's request arrives and its answer comes back whole",
  async (name, operation: { input: string; output?: string }) => {
    const seen: unknown[] = [];
    const output = operation.output === undefined ? {} : sampleOf(operation.output);
    const handlers: ApiHandlers = {
      [name]: async (input, request) => {
        seen.push(input, request.operation, request.region, request.accessKeyId);
        return output;
      },
    };
    const { endpoint } = await startServer({ handlers });
    const client = clientOf(endpoint);
    const input = sampleOf(operation.input, WIRE_INPUT_SAMPLES);
    const { $metadata, ...answer } = (await client.send(
      new commands[`${name}Command`]!(input),
    )) as sdk.ServiceOutputTypes;
    client.destroy();
    expect(seen).toEqual([input, name, 'eu-west-1', TEST_KEY.accessKeyId]);
    // What Holdfast adds is passed over.
    const ofAws = operation.output && sampleOf(operation.output, SCALAR_SAMPLES, AWS_MODEL);
    expect(answer).toEqual(ofAws ?? {});
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  },
);

test('empty lists stay empty lists, both ways, and what is undefined is not there', async () => {
  let seen: unknown;
  const handlers: ApiHandlers = {
    CreateSnapshot: async (input) => {
      seen = input;
      return { Snapshot: { SnapshotName: 's', NodeSnapshots: [], Engine: undefined } };
    },
  };
  const { endpoint } = await startServer({ handlers });
  const client = clientOf(endpoint);
  const answer = await client.send(new sdk.CreateSnapshotCommand({ SnapshotName: 's', Tags: [] }));
  client.destroy();
  expect(seen).toEqual({ SnapshotName: 's', Tags: [] });
  expect(answer.Snapshot).toEqual({ SnapshotName: 's', NodeSnapshots: [] });
});

test('control characters that XML 1.0 lacks do not break the answer', async () => {
  const handlers: ApiHandlers = {
    ListTagsForResource: async () => ({ TagList: [{ Key: 'a\0\u001b\ud800\uffff', Value: 'x\r\n\ty' }] }),
  };
  const { endpoint } = await startServer({ handlers });
  const client = clientOf(endpoint);
  const answer = await client.send(new sdk.ListTagsForResourceCommand({ ResourceName: 'arn' }));
  client.destroy();
  expect(answer.TagList).toEqual([{ Key: 'a\ufffd\ufffd\ufffd\ufffd', Value: 'x\r\n\ty' }]);
});

test('every operation of the model is one of the SDK or an extension', () => {
  const names = [...MODEL.operations.keys()].filter((name) => !(`${name}Command` in sdk));
  expect(names).toEqual(Object.keys(EXTENSION_OPERATIONS));
});
