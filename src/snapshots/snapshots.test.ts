import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Manifest, ManifestError, readManifest, writeManifest } from './manifest.ts';
import { publish } from './publish.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-snapshots-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const MANIFEST: Manifest = {
  format: 1,
  name: 'examplesnapshot',
  region: 'us-east-1',
  source: 'manual',
  engine: 'redis',
  engineVersion: '7.0.15',
  shown: { CacheClusterId: 'exampleredis' },
  createdAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:01.000Z',
  nodes: [
    {
      id: '0001',
      file: '0001.rdb',
      sourceOffset: 0,
      usedMemory: 1_000_000,
      rdb: {
        magic: 'REDIS',
        rdbVersion: 10,
        aux: {},
        types: [0],
        opcodes: [251, 254, 255],
        keys: 1,
        expires: 0,
        functions: 0,
        modules: [],
        hashFieldExpires: false,
        databases: { 0: { keys: 1, expires: 0 } },
        byType: {},
        bytes: 100,
        sha256: 'a'.repeat(64),
        crc64: 'b'.repeat(16),
      },
    },
  ],
};

test('a manifest reads back as it was written', async () => {
  await writeManifest(directory, MANIFEST);
  expect(await readManifest(directory)).toEqual(MANIFEST);
});

test('no manifest, no snapshot; a torn one is an error', async () => {
  expect(await readManifest(join(directory, 'none'))).toBeUndefined();
  writeFileSync(join(directory, 'manifest.json'), '{"format": 1, "na');
  await expect(readManifest(directory)).rejects.toThrow(ManifestError);
});

test('publishing makes the directory appear under its final name with all that is in it', async () => {
  const partial = join(directory, 'a.partial');
  mkdirSync(partial);
  writeFileSync(join(partial, '0001.rdb'), 'data');
  await publish(partial, join(directory, 'a'));
  expect(existsSync(partial)).toBe(false);
  expect(readdirSync(join(directory, 'a'))).toEqual(['0001.rdb']);
});

test('publishing never replaces a snapshot that is there', async () => {
  const [partial, final] = [join(directory, 'a.partial'), join(directory, 'a')];
  for (const path of [partial, final]) {
    mkdirSync(path);
    writeFileSync(join(path, '0001.rdb'), path);
  }
  await expect(publish(partial, final)).rejects.toThrow(/ENOTEMPTY|EEXIST/);
});
