import type { DeleteSnapshotMessage, DeleteSnapshotResult } from '@aws-sdk/client-elasticache';
import { failpoint } from '../../control/failpoints.ts';
import { updateSnapshot } from '../../control/snapshot/rows.ts';
import { formatArn } from '../../domain/arn.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Queryable } from '../../store/database.ts';
import type { Action } from '../action.ts';
import { namesBeingRestored } from './describe.ts';
import { findSnapshot } from './find.ts';
import { showSnapshot } from './show.ts';

export const DeleteSnapshot: Action<DeleteSnapshotMessage, DeleteSnapshotResult> = async (
  input,
  { store, region, accountId, wake },
) => {
  const deleting = await store.transaction().execute(async (transaction) => {
    const row = await findSnapshot(transaction, region, input.SnapshotName ?? '');
    const busy = await whyBusy(
      transaction,
      row,
      formatArn({ type: 'snapshot', region, accountId, name: row.name }),
    );
    if (busy)
      throw new Fault(
        'InvalidSnapshotState',
        `Snapshot ${quoted(row.name)} ${busy}. Try again when that has ended.`,
      );
    await updateSnapshot(transaction, row, { status: 'deleting' });
    return { ...row, status: 'deleting' };
  });
  failpoint('delete-snapshot.accepted');
  wake({ kind: 'snapshot', region, id: deleting.name });
  return { Snapshot: showSnapshot(deleting, { accountId }) };
};

async function whyBusy(
  store: Queryable,
  row: { region: string; name: string; status: string },
  arn: string,
): Promise<string | undefined> {
  if (row.status !== 'available' && row.status !== 'failed') return `is ${row.status}`;
  if ((await namesBeingRestored(store, row.region)).has(row.name)) return 'is being restored';
  const copy = await store
    .selectFrom('snapshot')
    .select('name')
    .where('copy_of', '=', arn)
    .where('status', '=', 'creating')
    .executeTakeFirst();
  return copy && `is being copied to ${quoted(copy.name)}`;
}
