import { rm } from 'node:fs/promises';
import type { SnapshotRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import { failpoint } from '../failpoints.ts';
import { partialDirectory } from './finish.ts';

/** Removes a snapshot's files, then its row. */
export async function deleteSnapshot(ctx: ControlContext, snapshot: SnapshotRow): Promise<void> {
  await rm(ctx.paths.at(snapshot.directory), { recursive: true, force: true });
  await rm(partialDirectory(ctx, snapshot), { recursive: true, force: true });
  failpoint('delete-snapshot.removed');
  await ctx.store.transaction().execute(async (transaction) => {
    const { region, name } = snapshot;
    await transaction.deleteFrom('snapshot').where('region', '=', region).where('name', '=', name).execute();
    await transaction
      .deleteFrom('tag')
      .where('region', '=', region)
      .where('arn', '=', ctx.arnOf('snapshot', region, name))
      .execute();
    await recordEvent(transaction, {
      region,
      source: 'snapshot',
      id: name,
      message: `Snapshot with ID '${name}' deleted`,
      at: ctx.clock.now(),
    });
  });
  failpoint('delete-snapshot.forgotten');
}
