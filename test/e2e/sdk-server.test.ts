// What belongs to the server as a whole: regions, credentials, the account, what isn't built, what is under way.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateCacheClusterCommand,
  CreateCacheParameterGroupCommand,
  CreateServerlessCacheCommand,
  CreateSnapshotCommand,
  CreateUserCommand,
  DescribeCacheClustersCommand,
  DescribeCacheParameterGroupsCommand,
  DescribeGlobalReplicationGroupsCommand,
  ElastiCacheClient,
  type ElastiCacheClientConfig,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCredentials } from '../../src/cli/serve/credentials.ts';
import { createQueryClient } from '../../src/client/query-client.ts';
import {
  connectTo,
  makeCluster,
  readCluster,
  refusalOf,
  whenSnapshotAvailable,
} from '../support/elasticache.ts';
import { TestHoldfast } from '../support/holdfast.ts';

let holdfast: TestHoldfast;
let client: ElastiCacheClient;

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  client = holdfast.client();
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

const clientOf = (server: TestHoldfast, config: Partial<ElastiCacheClientConfig>) =>
  new ElastiCacheClient({
    region: 'us-east-1',
    endpoint: server.endpoint,
    credentials: readCredentials(server.data)!,
    maxAttempts: 1,
    ...config,
  });

it('keeps regions apart: the same id in each, seen only there', async () => {
  const regions = ['us-east-1', 'ap-northeast-2', 'eu-central-1'];
  await Promise.all(regions.map((region) => makeCluster(holdfast.client(region), 'everywhere')));
  await makeCluster(holdfast.client('eu-central-1'), 'only-there');
  const addresses = new Set<string>();
  for (const region of regions) {
    const regional = holdfast.client(region);
    const cluster = await readCluster(regional, 'everywhere');
    expect(cluster.ARN).toBe(`arn:aws:elasticache:${region}:000000000000:cluster:everywhere`);
    expect(cluster.PreferredAvailabilityZone).toContain(region);
    addresses.add(cluster.CacheNodes![0]!.Endpoint!.Address!);
    const { CacheClusters } = await regional.send(new DescribeCacheClustersCommand({}));
    expect(CacheClusters).toHaveLength(region === 'eu-central-1' ? 2 : 1);
  }
  expect(addresses.size).toBe(3);
  const group = {
    CacheParameterGroupName: 'regional',
    CacheParameterGroupFamily: 'redis7',
    Description: 'x',
  };
  await client.send(new CreateCacheParameterGroupCommand(group));
  const elsewhere = new DescribeCacheParameterGroupsCommand({ CacheParameterGroupName: 'regional' });
  expect(await refusalOf(holdfast.client('eu-central-1').send(elsewhere))).toMatchObject({
    code: 'CacheParameterGroupNotFound',
  });
});

describe('credentials', () => {
  it('are kept where only their owner can read them', () => {
    const file = join(holdfast.data, 'credentials');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(
      /^\[default\]\naws_access_key_id = \S+\naws_secret_access_key = \S+$/m,
    );
  });

  it.each([
    ['another secret', { accessKeyId: '', secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch'],
    ['an unknown key', { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' }, 'InvalidClientTokenId'],
  ])('%s is refused', async (_, given, code) => {
    const own = readCredentials(holdfast.data)!;
    const credentials = { ...given, accessKeyId: given.accessKeyId || own.accessKeyId };
    const refusal = await refusalOf(
      clientOf(holdfast, { credentials }).send(new DescribeCacheClustersCommand({})),
    );
    expect(refusal).toMatchObject({ code, status: 403 });
  });

  it('a clock that is 20 minutes off is told so', async () => {
    const late = clientOf(holdfast, { systemClockOffset: -20 * 60_000 });
    const refusal = await refusalOf(late.send(new DescribeCacheClustersCommand({})));
    expect(refusal.status).toBe(403);
    expect(refusal.message).toMatch(/expired|clock/i);
  });

  it('can be given by the environment, and are not written down then', async () => {
    const env = { HOLDFAST_ACCESS_KEY_ID: 'AKIAOWN', HOLDFAST_SECRET_ACCESS_KEY: 'own-secret' };
    await using given = await TestHoldfast.start({ env });
    const credentials = { accessKeyId: 'AKIAOWN', secretAccessKey: 'own-secret' };
    const answer = await clientOf(given, { credentials }).send(new DescribeCacheClustersCommand({}));
    expect(answer.CacheClusters).toEqual([]);
    expect(() => statSync(join(given.data, 'credentials'))).toThrow('ENOENT');
  });

  it('--auth none takes any, and the region is still the one of the signature', async () => {
    await using open = await TestHoldfast.start({ args: ['--auth', 'none'] });
    const credentials = { accessKeyId: 'any', secretAccessKey: 'thing' };
    const anybody = clientOf(open, { credentials, region: 'sa-east-1' });
    const cluster = await makeCluster(anybody, 'open');
    expect(cluster.ARN).toContain(':sa-east-1:');
  });

  it('--auth none is refused where others could reach it', async () => {
    const args = ['--auth', 'none', '--host', '0.0.0.0'];
    await expect(TestHoldfast.start({ args })).rejects.toThrow(/--auth none .*0\.0\.0\.0/);
  });
});

it('--account-id stands in every ARN', async () => {
  await using other = await TestHoldfast.start({ args: ['--account-id', '123456789012'] });
  const { CacheParameterGroups } = await other
    .client()
    .send(new DescribeCacheParameterGroupsCommand({ CacheParameterGroupName: 'default.redis7' }));
  expect(CacheParameterGroups![0]!.ARN).toBe(
    'arn:aws:elasticache:us-east-1:123456789012:parametergroup:default.redis7',
  );
  const cluster = await makeCluster(other.client(), 'accounted');
  expect(cluster.ARN).toBe('arn:aws:elasticache:us-east-1:123456789012:cluster:accounted');
});

it('an action that is not built is said to be so, and no SDK tries it again', async () => {
  const patient = clientOf(holdfast, { maxAttempts: 5 });
  const requests = [
    new CreateUserCommand({ UserId: 'u', UserName: 'u', Engine: 'redis', AccessString: 'on ~* +@all' }),
    new CreateServerlessCacheCommand({ ServerlessCacheName: 's', Engine: 'redis' }),
    new DescribeGlobalReplicationGroupsCommand({}),
  ];
  for (const request of requests) {
    const refusal = await refusalOf((patient.send as (command: unknown) => Promise<unknown>)(request));
    expect(refusal).toMatchObject({ code: 'InvalidAction', status: 400, attempts: 1 });
    expect(refusal.message).toMatch(/is not built in Holdfast yet/);
  }
});

it('DescribeOperations shows a snapshot that is under way, and none when it has ended', async () => {
  const cluster = await makeCluster(client, 'large', { CacheNodeType: 'cache.m7g.large' });
  {
    await using redis = await connectTo(cluster);
    const fill = "for i = 1, 200000 do redis.call('SET', 'key:' .. i, string.rep(tostring(i), 20)) end";
    await redis.sendCommand(['EVAL', fill, '0']);
  }
  const own = createQueryClient({
    endpoint: holdfast.endpoint,
    region: 'us-east-1',
    ...readCredentials(holdfast.data)!,
  });
  await client.send(new CreateSnapshotCommand({ CacheClusterId: 'large', SnapshotName: 'large' }));
  const seen: { Kind?: string; Step?: string; BytesDone?: number }[] = [];
  const taken = whenSnapshotAvailable(client, 'large');
  let ended = false;
  void taken.then(() => {
    ended = true;
  });
  while (!ended) {
    const { Operations } = await own.call('DescribeOperations', {});
    seen.push(...(Operations ?? []).filter((one) => one.ResourceId === 'large'));
  }
  expect(seen.length).toBeGreaterThan(0);
  expect(seen[0]).toMatchObject({
    Kind: 'snapshot',
    ResourceType: 'snapshot',
    Step: expect.any(String),
    StartTime: expect.any(Date),
  });
  const done = seen.map((one) => one.BytesDone ?? 0);
  expect(Math.max(...done)).toBeGreaterThan(0);
  expect((await own.call('DescribeOperations', {})).Operations ?? []).toEqual([]);
  // Each region has its own.
  expect(seen.every((one) => one.Kind === 'snapshot')).toBe(true);
});

it('a port that is taken everywhere is refused, and no half-made cluster is left', async () => {
  const { createServer } = await import('node:net');
  const squatter = createServer().listen({ host: '0.0.0.0', port: 0 });
  await new Promise((resolve) => squatter.once('listening', resolve));
  const { port } = squatter.address() as { port: number };
  try {
    const command = new CreateCacheClusterCommand({
      CacheClusterId: 'squeezed',
      Engine: 'redis',
      CacheNodeType: 'cache.t4g.micro',
      Port: port,
    });
    const refusal = await refusalOf(client.send(command));
    expect(refusal.code).toBe('InsufficientCacheClusterCapacity');
    expect(refusal.message).toContain(`Port ${port}`);
    expect(await refusalOf(readCluster(client, 'squeezed'))).toMatchObject({ code: 'CacheClusterNotFound' });
  } finally {
    squatter.close();
  }
});
