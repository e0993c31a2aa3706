import type { Manifest, NodeManifest } from '../../snapshots/manifest.ts';
import type { SnapshotRow } from '../../store/schema.ts';

/** A manifest as DescribeSnapshotManifest shows it. Sizes in bytes. */
export interface SnapshotManifest {
  SnapshotName: string;
  FormatVersion: number;
  SnapshotSource: string;
  CacheClusterId: string;
  ReplicationGroupId: string | undefined;
  Engine: string;
  EngineVersion: string;
  StartTime: Date | undefined;
  FinishTime: Date | undefined;
  CopyOf: string | undefined;
  Keys: number;
  KeysWithExpiry: number;
  Bytes: number;
  Nodes: ShownNode[];
}

interface Counted {
  Keys: number;
  KeysWithExpiry: number;
}

interface ShownNode extends Counted {
  CacheNodeId: string;
  File: string;
  Magic: string;
  RdbVersion: number;
  Bytes: number;
  Sha256: string;
  Crc64: string;
  UsedMemory: number;
  ReplicationOffset: number | undefined;
  HashFieldExpires: boolean;
  Functions: number;
  Modules: string[];
  Types: (Counted & { Type: string; Bytes: number })[];
  Databases: (Counted & { Database: number })[];
  Aux: { Name: string; Value: string }[];
}

export function showManifest(row: SnapshotRow, manifest: Manifest): SnapshotManifest {
  const sum = (count: (rdb: NodeManifest['rdb']) => number) =>
    manifest.nodes.reduce((total, { rdb }) => total + count(rdb), 0);
  return {
    SnapshotName: row.name,
    FormatVersion: manifest.format,
    SnapshotSource: row.source,
    CacheClusterId: row.cluster_id,
    ReplicationGroupId: row.replication_group_id ?? undefined,
    Engine: manifest.engine,
    EngineVersion: manifest.engineVersion,
    StartTime: time(manifest.createdAt),
    FinishTime: time(manifest.finishedAt),
    CopyOf: manifest.copyOf,
    Keys: sum((rdb) => rdb.keys),
    KeysWithExpiry: sum((rdb) => rdb.expires),
    Bytes: sum((rdb) => rdb.bytes),
    Nodes: manifest.nodes.map(showNode),
  };
}

/** What reading a manifest doesn't vouch for may be missing from one that somebody wrote. */
function showNode({ id, file, usedMemory, sourceOffset, rdb }: NodeManifest): ShownNode {
  const { aux = {}, databases = {}, byType = {}, modules = [] } = rdb;
  return {
    CacheNodeId: id,
    File: file,
    Magic: rdb.magic,
    RdbVersion: rdb.rdbVersion,
    Bytes: rdb.bytes,
    Sha256: rdb.sha256,
    Crc64: rdb.crc64,
    UsedMemory: usedMemory,
    ReplicationOffset: Number.isSafeInteger(sourceOffset) && sourceOffset >= 0 ? sourceOffset : undefined,
    Keys: rdb.keys,
    KeysWithExpiry: rdb.expires,
    HashFieldExpires: rdb.hashFieldExpires,
    Functions: rdb.functions,
    Modules: modules,
    Types: Object.entries(byType).map(([Type, { keys, bytes, expires }]) => ({
      Type,
      Keys: keys,
      KeysWithExpiry: expires,
      Bytes: bytes,
    })),
    Databases: Object.entries(databases).map(([id, { keys, expires }]) => ({
      Database: Number(id),
      Keys: keys,
      KeysWithExpiry: expires,
    })),
    Aux: Object.entries(aux).map(([Name, Value]) => ({ Name, Value })),
  };
}

function time(text: string): Date | undefined {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
