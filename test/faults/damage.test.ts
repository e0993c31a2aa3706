// Snapshots that were changed on disk: none of them becomes a cluster, and whoever asks is told which it was.
import { cpSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CopySnapshotCommand,
  CreateCacheClusterCommand,
  DeleteCacheClusterCommand,
  type ElastiCacheClient,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/snapshots/manifest.ts';
import { makeCluster, makeSnapshot, refusalOf } from '../support/elasticache.ts';
import { processesUnder, TestHoldfast } from '../support/holdfast.ts';
import { clusterStatus, contentsOf, eventsOf, restored, whenGone, whenSnapshot } from './support/api.ts';
import { differences, fill } from './support/data.ts';
import { recordedNode, strays } from './support/state.ts';

let holdfast: TestHoldfast;
let client: ElastiCacheClient;
let data: Map<string, string>;
let directory: string;
let kept: string;
let rdb: string;
let manifest: string;

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  client = holdfast.client();
  await makeCluster(client, 'source', { EngineVersion: '7.0' });
  await fill(recordedNode(holdfast, 'source'));
  data = await contentsOf(holdfast, 'source');
  await makeSnapshot(client, 'source', 'base');
  directory = join(holdfast.data, 'snapshots/us-east-1/base');
  kept = join(holdfast.data, 'whole');
  rdb = join(directory, '0001.rdb');
  manifest = join(directory, 'manifest.json');
  cpSync(directory, kept, { recursive: true });
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

/** A new file each time: what one test does to it is no concern of another. */
beforeEach(() => {
  rmSync(directory, { recursive: true, force: true });
  cpSync(kept, directory, { recursive: true });
});

function flip(at: number, bit: number): void {
  const bytes = readFileSync(rdb);
  bytes[at] = bytes[at]! ^ (1 << bit);
  writeFileSync(rdb, bytes);
}

/** What a restore of the changed snapshot comes to. */
async function restore(): Promise<{ seen: Set<string>; events: string[] }> {
  await client.send(new CreateCacheClusterCommand({ CacheClusterId: 'damaged', SnapshotName: 'base' }));
  const seen = new Set<string>();
  for (let status = 'creating'; status === 'creating'; ) {
    status = (await clusterStatus(client, 'damaged'))!;
    seen.add(status);
  }
  const events = await eventsOf(client, 'damaged');
  expect((await processesUnder(holdfast.data)).length).toBe(seen.has('available') ? 2 : 1);
  await client.send(new DeleteCacheClusterCommand({ CacheClusterId: 'damaged' }));
  await whenGone(client, 'damaged');
  return { seen, events };
}

async function expectRefused(): Promise<string> {
  const { seen, events } = await restore();
  expect([...seen].at(-1)).toBe('restore-failed');
  expect(seen).not.toContain('available');
  const said = events.findLast((message) => message.startsWith('Failed to create'));
  expect(said).toContain('snapshot "base"');
  return said!;
}

test('without damage it restores', async () => {
  const { seen } = await restore();
  expect(seen).toContain('available');
});

describe('one bit is not what it was', () => {
  test.each([
    ['in the first byte', (_: number) => 0, 0],
    ['in the version', () => 8, 1],
    ['among the settings after the header', () => 25, 3],
    ['after a tenth', (size: number) => Math.floor(size * 0.1), 7],
    ['after a quarter', (size: number) => Math.floor(size * 0.25), 5],
    ['in the middle', (size: number) => Math.floor(size / 2), 0],
    ['after nine tenths', (size: number) => Math.floor(size * 0.9), 2],
    ['shortly before the end', (size: number) => size - 12, 4],
    ['in the end marker', (size: number) => size - 9, 6],
    ['in the first byte of the checksum', (size: number) => size - 8, 0],
    ['in the last byte', (size: number) => size - 1, 7],
  ])('%s', async (_, place, bit) => {
    flip(place(statSync(rdb).size), bit);
    await expectRefused();
  });
});

describe('the file', () => {
  test('is cut short', async () => {
    truncateSync(rdb, statSync(rdb).size - 1);
    expect(await expectRefused()).toMatch(/has \d+ bytes, not \d+/);
  });

  test('is empty', async () => {
    truncateSync(rdb, 0);
    await expectRefused();
  });

  test('goes on after its end', async () => {
    writeFileSync(rdb, 'garbage', { flag: 'a' });
    await expectRefused();
  });

  test('has its checksum switched off', async () => {
    const bytes = readFileSync(rdb);
    bytes.fill(0, bytes.length - 8);
    writeFileSync(rdb, bytes);
    await expectRefused();
  });

  test('is gone', async () => {
    rmSync(rdb);
    expect(await expectRefused()).toContain('its file is gone');
  });

  test('is a directory', async () => {
    rmSync(rdb);
    renameSync(directory, `${directory}.away`);
    cpSync(`${directory}.away`, rdb, { recursive: true });
    cpSync(join(kept, 'manifest.json'), manifest);
    rmSync(`${directory}.away`, { recursive: true });
    await expectRefused();
  });

  test('can not be copied when it was changed, cut short or removed', async () => {
    for (const [name, change] of [
      ['changed', () => flip(500, 0)],
      ['cut', () => truncateSync(rdb, 1000)],
      ['removed', () => rmSync(rdb)],
    ] as const) {
      change();
      await client.send(new CopySnapshotCommand({ SourceSnapshotName: 'base', TargetSnapshotName: name }));
      await whenSnapshot(client, name, 'failed');
      expect((await eventsOf(client, name)).at(-1)).toContain('could not be copied');
    }
    expect(await strays(holdfast)).toEqual([`${directory} holds manifest.json`]);
  });
});

describe('the manifest', () => {
  function edit(change: (manifest: Manifest) => void): void {
    const parsed = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
    change(parsed);
    writeFileSync(manifest, JSON.stringify(parsed));
  }

  test.each<[string, (manifest: Manifest) => void]>([
    ['names another SHA-256', ({ nodes }) => Reflect.set(nodes[0]!.rdb, 'sha256', 'a'.repeat(64))],
    ['names another size', ({ nodes }) => nodes[0]!.rdb.bytes++],
    ['names more keys', ({ nodes }) => Reflect.set(nodes[0]!.rdb, 'keys', 1_000_000)],
    ['names fewer keys', ({ nodes }) => nodes[0]!.rdb.keys--],
  ])('%s: restoring fails', async (_, change) => {
    edit(change);
    await expectRefused();
  });

  const unfit: [string, () => void][] = [
    ['is no JSON', () => writeFileSync(manifest, '{"format": 1, "nodes": [')],
    ['is empty', () => writeFileSync(manifest, '')],
    ['is another document', () => writeFileSync(manifest, '{}')],
    ['is a list', () => writeFileSync(manifest, '[]')],
    ['is null', () => writeFileSync(manifest, 'null')],
    ['is gone', () => rmSync(manifest)],
    ['has no node', () => edit((parsed) => parsed.nodes.splice(0))],
    ['tells nothing of the file', () => edit(({ nodes }) => Reflect.deleteProperty(nodes[0]!, 'rdb'))],
    ['has no list of types', () => edit(({ nodes }) => Reflect.deleteProperty(nodes[0]!.rdb, 'types'))],
    ['points elsewhere', () => edit(({ nodes }) => Reflect.set(nodes[0]!, 'file', '../../../credentials'))],
    ['is of a later format', () => edit((parsed) => Reflect.set(parsed, 'format', 2))],
  ];
  test.each(unfit)('%s: refused at once', async (_, change) => {
    change();
    const refusal = await refusalOf(
      client.send(new CreateCacheClusterCommand({ CacheClusterId: 'damaged', SnapshotName: 'base' })),
    );
    expect(refusal).toMatchObject({ code: 'InvalidParameterValue', status: 400 });
    expect(refusal.message).toContain('"base"');
  });

  test.each(unfit)('%s: copying fails', async (what, change) => {
    change();
    const name = what.toLowerCase().replaceAll(' ', '-');
    await client.send(new CopySnapshotCommand({ SourceSnapshotName: 'base', TargetSnapshotName: name }));
    await whenSnapshot(client, name, 'failed');
    expect((await eventsOf(client, name)).at(-1)).toContain('could not be copied');
  });
});

test('after all that the whole one restores as it was, and nothing was left behind', async () => {
  expect(differences(data, await restored(holdfast, 'base', 'good'))).toEqual([]);
  expect(await strays(holdfast)).toEqual([]);
});
