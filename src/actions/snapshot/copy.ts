import type { CopySnapshotMessage, CopySnapshotResult } from '@aws-sdk/client-elasticache';
import { failpoint } from '../../control/failpoints.ts';
import { snapshotDirectory } from '../../control/snapshot/new.ts';
import { loadSnapshot } from '../../control/snapshot/rows.ts';
import { formatArn, isArn, parseArn } from '../../domain/arn.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted, snapshotName } from '../../domain/identifiers.ts';
import type { Action } from '../action.ts';
import { writeTags } from '../tag/write-tags.ts';
import { requireNewSnapshotName } from './checks.ts';
import { findSnapshot } from './find.ts';
import { showSnapshot } from './show.ts';

/** The copy is made in the request's region; its source may be in another, when it is named by its ARN. */
export const CopySnapshot: Action<CopySnapshotMessage, CopySnapshotResult> = async (
  input,
  { store, region, accountId, now, wake },
) => {
  const target = snapshotName(input.TargetSnapshotName ?? '', 'TargetSnapshotName');
  if (input.TargetBucket) {
    throw new Fault(
      'InvalidParameterValue',
      `TargetBucket ${quoted(input.TargetBucket)}: there is no S3 to export to. Leave it out; the RDB file of a snapshot stands in the data directory, under snapshots/.`,
    );
  }
  if (input.KmsKeyId) {
    throw new Fault(
      'InvalidParameterCombination',
      'KmsKeyId is not supported: snapshots are not encrypted here. Leave it out.',
    );
  }
  const source = locate(input.SourceSnapshotName ?? '', region, accountId);
  const copying = await store.transaction().execute(async (transaction) => {
    const row = await findSnapshot(transaction, source.region, source.name);
    if (row.status !== 'available') {
      throw new Fault(
        'InvalidSnapshotState',
        `Snapshot ${quoted(row.name)} is ${row.status}. Only one that is available can be copied.`,
      );
    }
    await requireNewSnapshotName(transaction, region, target);
    await transaction
      .insertInto('snapshot')
      .values({
        ...row,
        region,
        name: target,
        status: 'creating',
        source: 'manual',
        directory: snapshotDirectory(region, target),
        copy_of: formatArn({ type: 'snapshot', region: row.region, accountId, name: row.name }),
        bytes: null,
        created_at: now.toISOString(),
        finished_at: null,
      })
      .execute();
    await writeTags(
      transaction,
      { region, arn: formatArn({ type: 'snapshot', region, accountId, name: target }) },
      input.Tags,
    );
    return loadSnapshot(transaction, region, target);
  });
  failpoint('copy.accepted');
  wake({ kind: 'snapshot', region, id: target });
  return { Snapshot: showSnapshot(copying!, { accountId }) };
};

function locate(name: string, region: string, accountId: string): { region: string; name: string } {
  if (!isArn(name)) return { region, name };
  const arn = parseArn(name, 'SourceSnapshotName');
  if (arn.type !== 'snapshot' || arn.accountId !== accountId) {
    throw new Fault(
      'InvalidParameterValue',
      `SourceSnapshotName ${quoted(name)} is no snapshot of this account. Write it like ${formatArn({ type: 'snapshot', region, accountId, name: 'my-snapshot' })}.`,
    );
  }
  return arn;
}
