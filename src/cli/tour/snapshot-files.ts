import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readManifest } from '../../snapshots/manifest.ts';
import { hold } from './steps.ts';

export interface SnapshotFile {
  path: string;
  bytes: number;
  sha256: string;
  /** As the manifest counts them. */
  keys: number;
  expires: number;
}

/** Reads a snapshot's file anew and holds it against its manifest. @throws TourFailure */
export async function checkSnapshotFile(
  dataDirectory: string,
  region: string,
  name: string,
): Promise<SnapshotFile> {
  const directory = join(dataDirectory, 'snapshots', region, name);
  const manifest = await readManifest(directory);
  const node = manifest?.nodes[0];
  hold(node !== undefined, `${directory} has no manifest`);
  const path = join(directory, node.file);
  const { size } = await stat(path);
  hold(size === node.rdb.bytes, `${path} has ${size} bytes, but the manifest says ${node.rdb.bytes}`);
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const sha256 = hash.digest('hex');
  hold(
    sha256 === node.rdb.sha256,
    `${path} has the SHA-256 ${sha256}, but the manifest says ${node.rdb.sha256}`,
  );
  return { path, bytes: size, sha256, keys: node.rdb.keys, expires: node.rdb.expires };
}
