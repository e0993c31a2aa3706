import type { DeleteSnapshotMessage, DeleteSnapshotResult } from '@aws-sdk/client-elasticache';
import { failpoint } from '../../control/failpoints.ts';
import { whyInUse } from '../../control/snapshot/in-use.ts';
import { updateSnapshot } from '../../control/snapshot/rows.ts';
import { formatArn } from '../../domain/arn.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Action } from '../action.ts';
import { findSnapshot } from './find.ts';
import { showSnapshot } from './show.ts';

export const DeleteSnapshot: Action<DeleteSnapshotMessage, DeleteSnapshotResult> = async (
  input,
  { store, region, accountId, wake },
) => {
  const deleting = await store.transaction().execute(async (transaction) => {
    const row = await findSnapshot(transaction, region, input.SnapshotName ?? '');
    const arn = formatArn({ type: 'snapshot', region, accountId, name: row.name });
    const atRest = row.status === 'available' || row.status === 'failed';
    const busy = atRest ? await whyInUse(transaction, row, arn) : `is ${row.status}`;
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
