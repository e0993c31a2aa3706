import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, expectTypeOf, onTestFinished, test } from 'vitest';
import { sampleOf, WIRE_INPUT_SAMPLES } from '../../test/support/api-samples.ts';
import { startServer, TEST_KEY } from '../../test/support/api-server.ts';
import type { ApiHandlers } from '../api/handler.ts';
import { MODEL } from '../api/model.ts';
import type { OperationName } from '../api/operation-types.ts';
import { Fault } from '../domain/fault.ts';
import { ApiError, ConnectionError } from './errors.ts';
import { createQueryClient, type QueryClient } from './query-client.ts';

function clientOf(endpoint: string): QueryClient {
  return createQueryClient({ endpoint, region: 'ap-northeast-2', ...TEST_KEY });
}

async function clientFor(handlers: ApiHandlers): Promise<QueryClient> {
  return clientOf((await startServer({ handlers })).endpoint);
}

test.each([...MODEL.operations])('%s goes there and back whole', async (name, { input, output }) => {
  let seen: unknown;
  const sample = output === undefined ? {} : sampleOf(output);
  const client = await clientFor({
    [name]: async (given, request) => {
      seen = { given, region: request.region };
      return sample;
    },
  });
  const given = sampleOf(input, WIRE_INPUT_SAMPLES);
  const answer = await client.call(name as 'DescribeEvents', given as object);
  expect(answer).toEqual(sample);
  expect(seen).toEqual({ given, region: 'ap-northeast-2' });
});

test('text of every kind survives: entities, line ends, spaces, empty', async () => {
  const texts = ['&amp;lt; &#xD; ]]>', '\r\n\t', '  ', '', '<a/>', '"\'', '%2B+ ;=&', '\u{1f600}é한'];
  const client = await clientFor({
    AddTagsToResource: async (input) => ({ TagList: (input as { Tags: unknown[] }).Tags }),
  });
  const Tags = texts.map((Value) => ({ Key: 'k', Value }));
  expect(await client.call('AddTagsToResource', { ResourceName: 'arn', Tags })).toEqual({ TagList: Tags });
});

describe('what goes wrong', () => {
  test('a fault comes as an ApiError with its code and status', async () => {
    const client = await clientFor({
      DeleteCacheCluster: async () => {
        throw new Fault('CacheClusterNotFound', 'CacheCluster not found: <x>');
      },
    });
    const error = await client.call('DeleteCacheCluster', { CacheClusterId: 'x' }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: 'CacheClusterNotFound',
      status: 404,
      message: 'CacheCluster not found: <x>',
    });
    expect((error as ApiError).requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a wrong secret is SignatureDoesNotMatch', async () => {
    const { endpoint } = await startServer();
    const client = createQueryClient({
      endpoint,
      region: 'x',
      accessKeyId: 'AKIDTEST',
      secretAccessKey: 'wrong',
    });
    await expect(client.call('DescribeSnapshots', {})).rejects.toMatchObject({
      code: 'SignatureDoesNotMatch',
    });
  });

  test('where nothing listens, it says what to type', async () => {
    const { endpoint, port } = await silentServer((socket) => socket.destroy(), true);
    await expect(clientOf(endpoint).call('DescribeSnapshots', {})).rejects.toThrow(
      new ConnectionError(
        `Nothing answers at http://127.0.0.1:${port}. Start Holdfast there with: holdfast serve`,
      ),
    );
  });

  test('a connection that breaks is told apart from one that was refused', async () => {
    const { endpoint } = await silentServer((socket) => socket.destroy());
    await expect(clientOf(endpoint).call('DescribeSnapshots', {})).rejects.toThrow(/broke .*holdfast status/);
  });

  test.each([
    [200, '<html><body>hello</body></html>'],
    [200, '<OtherResponse/>'],
    [500, 'no XML <'],
    [302, ''],
  ])('something else that answers %d %s is named as such', async (status, text) => {
    const { endpoint } = await otherServer(status, text);
    await expect(clientOf(endpoint).call('DescribeSnapshots', {})).rejects.toThrow(
      /is not the ElastiCache API/,
    );
  });

  test('a parameter that the operation lacks is not dropped in silence', async () => {
    const client = await clientFor({ DescribeSnapshots: async () => ({}) });
    const misspelt = { SnapshotNam: 'x' } as object;
    await expect(client.call('DescribeSnapshots', misspelt)).rejects.toThrow(
      'SnapshotNam is no parameter of',
    );
  });
});

test('types are those of the SDK, and of the shapes where Holdfast adds its own', () => {
  expectTypeOf<'CreateCacheCluster'>().toExtend<OperationName>();
  const describeOperations = (client: QueryClient) => client.call('DescribeOperations', {});
  type Answer = Awaited<ReturnType<typeof describeOperations>>;
  expectTypeOf<Answer>().toEqualTypeOf<{
    Operations?: {
      Kind?: string;
      ResourceType?: string;
      ResourceId?: string;
      Step?: string;
      BytesDone?: number;
      BytesExpected?: number;
      Keys?: number;
      KeysExpected?: number;
      StartTime?: Date;
      Message?: string;
    }[];
  }>();
});

async function otherServer(status: number, text: string): Promise<{ endpoint: string; port: number }> {
  const server = createServer((_request, response) => response.writeHead(status).end(text));
  return listen(server);
}

async function silentServer(
  onConnection: (socket: import('node:net').Socket) => void,
  closed = false,
): Promise<{ endpoint: string; port: number }> {
  const server = createServer().on('connection', onConnection);
  const address = await listen(server);
  if (closed) await new Promise((resolve) => server.close(resolve));
  return address;
}

async function listen(server: ReturnType<typeof createServer>): Promise<{ endpoint: string; port: number }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, port };
}
