import { rm } from 'node:fs/promises';
import type { SnapshotRow } from '../../store/schema.ts';
import { deleteTags } from '../../store/tags.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import { failpoint } from '../failpoints.ts';
import type { Outcome } from '../work-queue.ts';
import { partialDirectory } from './finish.ts';
import { whyInUse } from './in-use.ts';

/** How often to look whether whoever reads the files has done so. */
const IN_USE_POLL_MS = 250;

/** Removes a snapshot's files, then its row; once nobody restores or copies it any more. */
export async function deleteSnapshot(ctx: ControlContext, snapshot: SnapshotRow): Promise<Outcome> {
  const arn = ctx.arnOf('snapshot', snapshot.region, snapshot.name);
  if (await whyInUse(ctx.store, snapshot, arn)) return { againMs: IN_USE_POLL_MS };
  await rm(ctx.paths.at(snapshot.directory), { recursive: true, force: true });
  await rm(partialDirectory(ctx, snapshot), { recursive: true, force: true });
  failpoint('delete-snapshot.removed');
  await ctx.store.transaction().execute(async (transaction) => {
    const { region, name } = snapshot;
    await transaction.deleteFrom('snapshot').where('region', '=', region).where('name', '=', name).execute();
    await deleteTags(transaction, { region, arn });
    await recordEvent(transaction, {
      region,
      source: 'snapshot',
      id: name,
      message: `Snapshot with ID '${name}' deleted`,
      at: ctx.clock.now(),
    });
  });
  failpoint('delete-snapshot.forgotten');
  return undefined;
}
