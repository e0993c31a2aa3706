import { open, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CreateCacheClusterMessage } from '@aws-sdk/client-elasticache';
import type { RestoreSource } from '../../control/cluster/restore-source.ts';
import type { ShownSettings } from '../../control/snapshot/new.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { canRestore, type SnapshotStatus } from '../../domain/snapshot-status.ts';
import { type Manifest, readManifest } from '../../snapshots/manifest.ts';
import type { ActionContext } from '../action.ts';
import { findSnapshot } from '../snapshot/find.ts';

/** What a new cluster is made from: a snapshot, with the settings that it proposes, or an RDB file, or nothing. */
export interface Origin {
  source: RestoreSource;
  /** Settings of the cluster that the snapshot was taken from. */
  settings?: ShownSettings;
  manifest?: Manifest;
}

/** @throws Fault when both are given, or the one that is given isn't there or isn't ready */
export async function originOf(
  input: CreateCacheClusterMessage,
  context: ActionContext,
): Promise<Origin | undefined> {
  const arns = input.SnapshotArns ?? [];
  if (input.SnapshotName && arns.length > 0) {
    throw new Fault('InvalidParameterCombination', 'Use either SnapshotName or SnapshotArns, not both.');
  }
  if (input.SnapshotName) return fromSnapshot(input.SnapshotName, context);
  if (arns.length > 1) {
    throw new Fault(
      'InvalidParameterValue',
      `SnapshotArns has ${arns.length} entries. A cluster of one node takes exactly 1 RDB file.`,
    );
  }
  return arns[0] === undefined
    ? undefined
    : { source: { kind: 'file', arn: arns[0], path: await importPath(arns[0], context) } };
}

async function fromSnapshot(name: string, { store, region, control }: ActionContext): Promise<Origin> {
  const row = await findSnapshot(store, region, name);
  if (!canRestore(row.status as SnapshotStatus)) {
    throw new Fault(
      'InvalidParameterValue',
      `The snapshot ${quoted(row.name)} can't be restored: it is ${row.status}. ${row.status === 'creating' ? 'Wait until it is available.' : 'Choose one that is available.'}`,
    );
  }
  const manifest = await readManifest(control.paths.at(row.directory)).catch((error: Error) => {
    throw damaged(row.name, error.message);
  });
  const node = manifest?.nodes[0];
  if (!manifest || !node) throw damaged(row.name, 'its manifest is gone');
  return {
    source: {
      kind: 'snapshot',
      name: row.name,
      file: join(row.directory, node.file),
      bytes: node.rdb.bytes,
      sha256: node.rdb.sha256,
      keys: node.rdb.keys,
      expires: node.rdb.expires,
    },
    settings: JSON.parse(row.shown_json) as ShownSettings,
    manifest,
  };
}

function damaged(name: string, what: string): Fault {
  return new Fault(
    'InvalidParameterValue',
    `The snapshot ${quoted(name)} is damaged: ${what}. Choose another one.`,
  );
}

/**
 * The file that a SnapshotArn names: `file:///path.rdb`, or `arn:aws:s3:::bucket/key.rdb` for `bucket/key.rdb`; within
 * the import directory in both cases, wherever links lead.
 */
async function importPath(arn: string, { control }: ActionContext): Promise<string> {
  const directory = control.paths.imports;
  const refuse = (why: string) =>
    new Fault(
      'InvalidParameterValue',
      `SnapshotArns: ${quoted(arn)} ${why}. Put the RDB file into ${directory} and name it file://${directory}/NAME.rdb.`,
    );
  if (arn.includes(',')) throw refuse('holds a comma, which no ARN of an RDB file may');
  const object = /^arn:aws[a-z-]*:s3:::(.+)$/.exec(arn)?.[1];
  let path: string;
  if (object) path = join(directory, object);
  else {
    try {
      path = fileURLToPath(arn);
    } catch {
      throw refuse('is neither a file:// address nor the ARN of an S3 object');
    }
  }
  const [real, root] = await Promise.all([
    realpath(path).catch(() => undefined),
    realpath(directory).catch(() => directory),
  ]);
  const inside = real ?? path;
  if (!inside.startsWith(root + sep) && !inside.startsWith(directory + sep))
    throw refuse('lies outside of the import directory');
  if (!real) throw refuse('is not there');
  if (!(await stat(real)).isFile()) throw refuse('is not a file');
  await (
    await open(real, 'r').catch((error: Error) => Promise.reject(refuse(`can't be read: ${error.message}`)))
  ).close();
  return real;
}
