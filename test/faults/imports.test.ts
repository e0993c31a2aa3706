// RDB files of a user's own, by SnapshotArns: what may not be read, and what can't be loaded.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateCacheClusterCommand,
  DeleteCacheClusterCommand,
  type ElastiCacheClient,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf, whenAvailable } from '../support/elasticache.ts';
import { processesUnder, TestHoldfast } from '../support/holdfast.ts';
import { rdb, text } from '../support/rdb-builder.ts';
import { eventsOf, whenGone, whenStatus } from './support/api.ts';
import { connect } from './support/data.ts';
import { recordedNode, sql, strays } from './support/state.ts';

const FIXTURES = join(import.meta.dirname, '../../src/rdb/fixtures');

let holdfast: TestHoldfast;
let client: ElastiCacheClient;
let imports: string;

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  client = holdfast.client();
  imports = join(holdfast.data, 'import');
  copyFileSync(join(FIXTURES, 'redis-7.0-lru.rdb'), join(imports, 'good.rdb'));
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

function seed(id: string, arn: string, version = '7.0') {
  return new CreateCacheClusterCommand({
    CacheClusterId: id,
    Engine: 'redis',
    EngineVersion: version,
    CacheNodeType: 'cache.m1.small',
    SnapshotArns: [arn],
  });
}

/** A file in the import directory, as a request names it. */
function put(name: string, contents: Uint8Array | string): string {
  writeFileSync(join(imports, name), contents);
  return `file://${imports}/${name}`;
}

test('a good one is loaded, also by the name of an object and through a link within the directory', async () => {
  mkdirSync(join(imports, 'bucket'));
  symlinkSync('../good.rdb', join(imports, 'bucket/linked.rdb'));
  const arns = [`file://${imports}/good.rdb`, 'arn:aws:s3:::bucket/linked.rdb'];
  for (const [n, arn] of arns.entries()) {
    await client.send(seed(`good-${n}`, arn));
    await whenAvailable(client, `good-${n}`);
    await using connection = await connect(recordedNode(holdfast, `good-${n}`));
    const info = await connection.send<string>('INFO', 'keyspace');
    const keys = [...info.matchAll(/keys=(\d+)/g)].reduce((sum, match) => sum + Number(match[1]), 0);
    expect(keys).toBeGreaterThanOrEqual(81 - 9);
    expect(keys).toBeLessThanOrEqual(81);
  }
});

describe('refused at once, and nothing is begun', () => {
  test.each<[string, () => string, string]>([
    ['a file elsewhere', () => 'file:///etc/hostname', 'lies outside'],
    ["Holdfast's own key", () => `file://${holdfast.data}/credentials`, 'lies outside'],
    ['a way up', () => `file://${imports}/../credentials`, 'lies outside'],
    ['a way up in an object', () => 'arn:aws:s3:::bucket/../../credentials', 'lies outside'],
    ['a way up, hidden', () => `file://${imports}/%2e%2e/credentials`, 'lies outside'],
    ['a file that is not there', () => `file://${imports}/none.rdb`, 'is not there'],
    ['a directory', () => `file://${imports}/`, 'import directory'],
    ['a directory in it', () => `file://${imports}/bucket`, 'is not a file'],
    ['another protocol', () => 'https://example.com/dump.rdb', 'neither a file://'],
    ['another machine', () => `file://example.com${imports}/good.rdb`, 'neither a file://'],
    ['two of them', () => `file://${imports}/good.rdb,file://${imports}/good.rdb`, 'comma'],
  ])('%s', async (_, arn, why) => {
    const refusal = await refusalOf(client.send(seed('refused', arn())));
    expect(refusal).toMatchObject({ code: 'InvalidParameterValue', status: 400 });
    expect(refusal.message).toContain(why);
    expect(sql(holdfast, "select * from cache_cluster where id = 'refused'")).toEqual([]);
  });

  test('a link that leads out, and one to a link that does', async () => {
    const secret = join(tmpdir(), `holdfast-outside-${process.pid}.rdb`);
    copyFileSync(join(FIXTURES, 'redis-7.0-lru.rdb'), secret);
    try {
      symlinkSync(secret, join(imports, 'out.rdb'));
      symlinkSync('out.rdb', join(imports, 'further.rdb'));
      symlinkSync(tmpdir(), join(imports, 'folder'));
      for (const name of ['out.rdb', 'further.rdb', `folder/holdfast-outside-${process.pid}.rdb`]) {
        const refusal = await refusalOf(client.send(seed('refused', `file://${imports}/${name}`)));
        expect(refusal.message).toContain('lies outside');
      }
    } finally {
      rmSync(secret);
    }
  });

  test('a pipe, at which a reader would wait for ever', async () => {
    execFileSync('mkfifo', [join(imports, 'pipe.rdb')]);
    const refusal = await refusalOf(client.send(seed('refused', `file://${imports}/pipe.rdb`)));
    expect(refusal.message).toContain('is not a file');
  });
});

describe('accepted, and refused before an engine sees it', () => {
  const good = () => readFileSync(join(FIXTURES, 'redis-7.0-lru.rdb'));
  const tooLarge = () =>
    rdb(
      'REDIS0010',
      [0xfa, text('used-mem'), text('99000000000')],
      [0xfe, 0, 0xfb, 1, 0],
      [0, text('key'), text('value')],
    );

  test.each<[string, () => Uint8Array | string, RegExp]>([
    ['no RDB file', () => 'Dear reader, this is a letter.\n'.repeat(50), /is damaged/],
    ['an empty file', () => '', /is damaged/],
    ['one without a checksum', () => good().fill(0, good().length - 8), /checksum/],
    ['one that goes on after its end', () => Buffer.concat([good(), Buffer.from('x')]), /is damaged/],
    ['one that is cut short', () => good().subarray(0, -100), /is damaged/],
    ['one with a bit changed', () => good().fill(good()[700]! ^ 2, 700, 701), /is damaged/],
    [
      'one of Redis 8.0',
      () => readFileSync(join(FIXTURES, 'redis-8.0-lru.rdb')),
      /RDB version 12; redis 7\.0\.\d+ loads|vectorset.* redis 7\.0/,
    ],
    [
      'one of Valkey 9.1',
      () => readFileSync(join(FIXTURES, 'valkey-9.1-lru.rdb')),
      /by Valkey 9\.0 or later, which no redis loads/,
    ],
    [
      'one that takes more memory than there is',
      tooLarge,
      /needs 94\d{3} MiB .* cache\.m1\.small has 675 MiB/,
    ],
  ])('%s', async (what, contents, why) => {
    const arn = put(`${what.replaceAll(/\W+/g, '-')}.rdb`, contents());
    const before = (await processesUnder(holdfast.data)).length;
    await client.send(seed('refused', arn));
    const status = await whenStatus(client, 'refused', 'restore-failed', 'available');
    expect(status).toBe('restore-failed');
    const said = (await eventsOf(client, 'refused')).findLast((message) => message.startsWith('Failed'));
    expect(said).toContain(`file ${arn}`);
    expect(said).toMatch(why);
    expect(await processesUnder(holdfast.data)).toHaveLength(before);
    expect(await strays(holdfast)).toEqual([]);
    await client.send(new DeleteCacheClusterCommand({ CacheClusterId: 'refused' }));
    await whenGone(client, 'refused');
  });
});

test('a file that is gone, or was cut short, by the time it is copied', async () => {
  for (const change of [(path: string) => rmSync(path), (path: string) => truncateSync(path, 99)]) {
    await using other = await TestHoldfast.start({ dieAt: 'create.accepted' });
    const path = join(other.data, 'import/late.rdb');
    copyFileSync(join(FIXTURES, 'redis-7.0-lru.rdb'), path);
    const request = other.client().send(seed('late', `file://${path}`));
    await request.catch(() => undefined);
    await other.ended();
    change(path);
    await other.start();
    await whenStatus(other.client(), 'late', 'restore-failed');
    const said = (await eventsOf(other.client(), 'late')).at(-1);
    expect(said).toContain(`file://${path}`);
    expect(await processesUnder(other.data)).toEqual([]);
  }
});
