import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RdbReport } from '../rdb/report.ts';

/** What `manifest.json` holds: all that is known of a snapshot, readable without Holdfast. */
export interface Manifest {
  format: 1;
  name: string;
  region: string;
  source: 'manual' | 'automated';
  engine: string;
  engineVersion: string;
  /** The cluster's settings as the API's Snapshot shows them. */
  shown: Record<string, unknown>;
  /** When the snapshot was asked for, and when it was found whole. ISO 8601, UTC. */
  createdAt: string;
  finishedAt: string;
  copyOf?: string;
  nodes: NodeManifest[];
}

export interface NodeManifest {
  id: string;
  /** Name of the RDB file beside the manifest. */
  file: string;
  /** Replication offset of the source when the save began; -1 when the engine keeps none. */
  sourceOffset: number;
  /** Bytes that the engine's data took in memory at that time. */
  usedMemory: number;
  rdb: RdbReport;
}

const FILE = 'manifest.json';

/** Writes the manifest and waits until it is on disk. */
export async function writeManifest(directory: string, manifest: Manifest): Promise<void> {
  const file = await open(join(directory, FILE), 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The manifest of a published snapshot; undefined when there is none. @throws when it can't be read or parsed. */
export async function readManifest(directory: string): Promise<Manifest | undefined> {
  try {
    return JSON.parse(await readFile(join(directory, FILE), 'utf8')) as Manifest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
