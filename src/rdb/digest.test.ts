import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyDigest } from './verify.ts';

let directory: string;
let file: string;
const bytes = Buffer.alloc(1_500_000, 'holdfast');
const known = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-digest-'));
  file = join(directory, '0001.rdb');
  writeFileSync(file, bytes);
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('a file that is what it was is told to be', async () => {
  expect(await verifyDigest(file, known).result).toEqual(known);
});

test.each([0, 700_000, 1_499_999])('one flipped bit at %d is found', async (at) => {
  const flipped = Buffer.from(bytes);
  flipped[at]! ^= 1;
  writeFileSync(file, flipped);
  await expect(verifyDigest(file, known).result).rejects.toMatchObject({ reason: 'digest' });
});

test('a file that is longer, shorter or gone is found', async () => {
  writeFileSync(file, bytes.subarray(1));
  await expect(verifyDigest(file, known).result).rejects.toMatchObject({ reason: 'digest' });
  writeFileSync(file, Buffer.concat([bytes, Buffer.from('x')]));
  await expect(verifyDigest(file, known).result).rejects.toMatchObject({ reason: 'digest' });
  rmSync(file);
  await expect(verifyDigest(file, known).result).rejects.toMatchObject({ reason: 'unreadable' });
});

test('it can be called off', async () => {
  const verification = verifyDigest(file, known);
  verification.abort();
  await expect(verification.result).rejects.toMatchObject({ reason: 'aborted' });
});
