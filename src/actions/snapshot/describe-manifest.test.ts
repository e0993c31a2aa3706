import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { DataPaths } from '../../control/data-paths.ts';
import { newSnapshotRow } from '../../control/snapshot/new.ts';
import { verifyRdb } from '../../rdb/verify.ts';
import { type Manifest, writeManifest } from '../../snapshots/manifest.ts';
import type { SnapshotRow } from '../../store/schema.ts';
import { clusterRow } from '../replication-group/testing.ts';
import { insertCluster, TEST_NOW, testContext } from '../testing.ts';
import { DescribeSnapshotManifest } from './describe-manifest.ts';

const RDB = new URL('../../rdb/fixtures/valkey-9.1-lru.rdb', import.meta.url).pathname;

async function withSnapshot(change: Partial<SnapshotRow> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'holdfast-manifest-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const base = testContext();
  const context = { ...base, control: { ...base.control, paths: new DataPaths(root) } };
  await insertCluster(context, { id: 'one' });
  const row = newSnapshotRow(await clusterRow(context, 'one'), {
    name: 'saved',
    source: 'manual',
    now: TEST_NOW,
  });
  await context.store
    .insertInto('snapshot')
    .values({ ...row, status: 'available', ...change })
    .execute();
  const directory = join(root, row.directory);
  mkdirSync(directory, { recursive: true });
  return { context, directory };
}

async function manifest(change: object = {}): Promise<Manifest> {
  const rdb = await verifyRdb(RDB).result;
  return {
    format: 1,
    name: 'saved',
    region: 'us-east-1',
    source: 'manual',
    engine: 'valkey',
    engineVersion: '9.1.2',
    shown: {},
    createdAt: TEST_NOW.toISOString(),
    finishedAt: new Date(TEST_NOW.getTime() + 1500).toISOString(),
    nodes: [{ id: '0001', file: '0001.rdb', sourceOffset: 77, usedMemory: 1_000_000, rdb }],
    ...change,
  };
}

it('tells all that was found in the file', async () => {
  const { context, directory } = await withSnapshot();
  const written = await manifest({ copyOf: 'arn:a' });
  const { rdb } = written.nodes[0]!;
  await writeManifest(directory, written);
  const { Manifest: shown } = await DescribeSnapshotManifest({ SnapshotName: 'Saved' }, context);
  expect(shown).toMatchObject({
    SnapshotName: 'saved',
    FormatVersion: 1,
    SnapshotSource: 'manual',
    CacheClusterId: 'one',
    Engine: 'valkey',
    EngineVersion: '9.1.2',
    StartTime: TEST_NOW,
    FinishTime: new Date(TEST_NOW.getTime() + 1500),
    CopyOf: 'arn:a',
    Keys: rdb.keys,
    KeysWithExpiry: rdb.expires,
    Bytes: rdb.bytes,
  });
  const [node] = shown.Nodes;
  expect(node).toMatchObject({
    File: '0001.rdb',
    Magic: rdb.magic,
    RdbVersion: rdb.rdbVersion,
    Sha256: rdb.sha256,
    Crc64: rdb.crc64,
    ReplicationOffset: 77,
    UsedMemory: 1_000_000,
  });
  const keys = (list: { Keys: number }[]) => list.reduce((sum, one) => sum + one.Keys, 0);
  expect(keys(node!.Types)).toBe(rdb.keys);
  expect(keys(node!.Databases)).toBe(rdb.keys);
  expect(node!.Types.map((one) => one.Type)).toContain('hash');
  expect(node!.Aux).toContainEqual({ Name: 'valkey-ver', Value: rdb.aux['valkey-ver'] });
});

it.each([
  ['creating', /"saved" is creating: .* when it is available/],
  ['failed', /"saved" is failed: .*DescribeEvents/],
  ['deleting', /"saved" is deleting/],
])('one that is %s has none', async (status, message) => {
  const { context } = await withSnapshot({ status });
  await expect(DescribeSnapshotManifest({ SnapshotName: 'saved' }, context)).rejects.toMatchObject({
    code: 'InvalidSnapshotState',
    message: expect.stringMatching(message),
  });
});

it('a manifest that is gone or damaged is told as such', async () => {
  const { context, directory } = await withSnapshot();
  const ask = () => DescribeSnapshotManifest({ SnapshotName: 'saved' }, context);
  await expect(ask()).rejects.toMatchObject({
    code: 'InvalidSnapshotState',
    message: expect.stringMatching(/manifest is gone/),
  });
  writeFileSync(join(directory, 'manifest.json'), '{"format": 1, "na');
  await expect(ask()).rejects.toMatchObject({
    code: 'InvalidSnapshotState',
    message: expect.stringMatching(/no JSON/),
  });
});

it('one that somebody thinned out is shown as far as it goes', async () => {
  const { context, directory } = await withSnapshot();
  const written = await manifest({ createdAt: 'yesterday' });
  const [node] = written.nodes;
  const { byType: _, databases: __, aux: ___, ...rdb } = node!.rdb;
  writeFileSync(
    join(directory, 'manifest.json'),
    JSON.stringify({ ...written, nodes: [{ ...node, sourceOffset: null, rdb }] }),
  );
  const { Manifest: shown } = await DescribeSnapshotManifest({ SnapshotName: 'saved' }, context);
  expect(shown.StartTime).toBeUndefined();
  expect(shown.Nodes[0]).toMatchObject({ Keys: rdb.keys, Types: [], Databases: [], Aux: [] });
});

it('names a snapshot that is not there', async () => {
  await expect(
    DescribeSnapshotManifest({ SnapshotName: 'none' }, (await withSnapshot()).context),
  ).rejects.toMatchObject({ code: 'SnapshotNotFoundFault', message: expect.stringContaining('"none"') });
});
