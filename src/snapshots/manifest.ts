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

/** A manifest that can't be read, or isn't one. */
export class ManifestError extends Error {}

/** The manifest of a published snapshot; undefined when there is none. @throws ManifestError */
export async function readManifest(directory: string): Promise<Manifest | undefined> {
  let text: string;
  try {
    text = await readFile(join(directory, FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new ManifestError(`its manifest can't be read: ${(error as Error).message}`);
  }
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch (error) {
    throw new ManifestError(`its manifest is no JSON: ${(error as Error).message}`);
  }
  const flaw = flawOf((manifest ?? {}) as Loose<Manifest>);
  if (flaw) throw new ManifestError(`its manifest ${flaw}`);
  return manifest as Manifest;
}

type Loose<T> = { [K in keyof T]?: T[K] extends object ? Loose<T[K]> : unknown };

/** What is wrong with a file that should be a manifest: it lies where others can write, and names what is read next. */
function flawOf({ format, nodes }: Loose<Manifest>): string | undefined {
  if (format !== 1) return `is of format ${JSON.stringify(format)}, and this Holdfast knows format 1`;
  if (!Array.isArray(nodes) || nodes.length === 0) return 'names no node';
  for (const { id, file, usedMemory, rdb } of nodes as Loose<NodeManifest>[]) {
    if (typeof id !== 'string' || file !== `${id}.rdb` || !/^\d{4}$/.test(id))
      return 'names no RDB file beside it';
    if (typeof usedMemory !== 'number' || !isReport(rdb ?? {})) return `tells nothing of ${file}`;
  }
  return undefined;
}

function isReport({
  magic,
  rdbVersion,
  bytes,
  sha256,
  keys,
  expires,
  types,
  opcodes,
}: Loose<RdbReport>): boolean {
  return (
    typeof magic === 'string' &&
    typeof sha256 === 'string' &&
    [rdbVersion, bytes, keys, expires].every(Number.isSafeInteger) &&
    [types, opcodes].every(Array.isArray)
  );
}
