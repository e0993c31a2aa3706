import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findLostWrites, type LostWrites } from '../../aof/lost-writes.ts';
import type { FailoverRow } from '../../store/schema.ts';
import type { ClusterWithNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import { failpoint } from '../failpoints.ts';
import type { LossInput } from './losses.ts';
import { keptPrimaryFiles } from './primary-file.ts';
import { releaseSurvivorFiles } from './survivor-file.ts';

/** What one dead primary's file told; `file` is relative to the data directory. */
export interface KnownLoss extends LostWrites {
  deadClusterId: string;
}

/** The report of a failover isn't written yet: its losses can't be told before. */
export class StillUnderWay extends Error {}

/**
 * Finds out what a dead primary had acknowledged and its successor never saw, before anything is done with its files.
 * @throws StillUnderWay while the failover itself isn't done
 */
export async function accountForLosses(
  ctx: ControlContext,
  { cluster, node }: ClusterWithNode,
): Promise<void> {
  const { region, id } = cluster;
  const rows = await ctx.store
    .selectFrom('failover')
    .selectAll()
    .where('region', '=', region)
    .where('loss_input_json', 'is not', null)
    .orderBy('epoch')
    .execute();
  for (const row of rows) {
    const inputs = JSON.parse(row.loss_input_json!) as LossInput[];
    const own = inputs.filter((input) => input.deadClusterId === id);
    if (own.length === 0) continue;
    if (row.status === 'under-way')
      throw new StillUnderWay(`The failover of epoch ${row.epoch} is under way`);
    for (const input of own) await account(ctx, row, input);
  }
  await releaseSurvivorFiles(ctx, node);
}

async function account(ctx: ControlContext, row: FailoverRow, input: LossInput): Promise<void> {
  const { region, group_id, epoch } = row;
  const file = join('lost-writes', region, `${group_id}-${epoch}-${input.deadClusterId}.aof`);
  await mkdir(dirname(ctx.paths.at(file)), { recursive: true, mode: 0o700 });
  const found = await readLosses(ctx, input, ctx.paths.at(file));
  // The data directory may be moved as a whole.
  const lost: KnownLoss = { ...found, deadClusterId: input.deadClusterId, ...(found.file ? { file } : {}) };
  failpoint('loss.found');
  await ctx.store.transaction().execute(async (transaction) => {
    // Another member that died with it may have been accounted for meanwhile.
    const now = await transaction
      .selectFrom('failover')
      .select(['lost_json', 'loss_input_json'])
      .where('region', '=', region)
      .where('group_id', '=', group_id)
      .where('epoch', '=', epoch)
      .executeTakeFirst();
    const inputs = JSON.parse(now?.loss_input_json ?? '[]') as LossInput[];
    const left = inputs.filter((other) => other.deadClusterId !== input.deadClusterId);
    const known = JSON.parse(now?.lost_json ?? '[]') as KnownLoss[];
    await transaction
      .updateTable('failover')
      .set({
        lost_json: JSON.stringify([...known, lost]),
        loss_input_json: left.length > 0 ? JSON.stringify(left) : null,
      })
      .where('region', '=', region)
      .where('group_id', '=', group_id)
      .where('epoch', '=', epoch)
      .execute();
    const message = messageOf(row, input, lost);
    await recordEvent(transaction, {
      region,
      source: 'replication-group',
      id: group_id,
      message,
      at: ctx.clock.now(),
    });
  });
}

async function readLosses(
  ctx: ControlContext,
  { deadDirectory, deadSample, diedAt, survivorDirectory, survivorHeld = [], survivorSample }: LossInput,
  target: string,
): Promise<LostWrites> {
  if (!survivorSample)
    return {
      status: 'unknown',
      commands: 0,
      bytes: 0,
      byName: {},
      first: [],
      heldBack: { atLeastBytes: 0 },
      how: "the new primary's position at its promotion is not known",
    };
  const [newest = survivorDirectory, ...before] = survivorHeld.map(({ directory }) => directory);
  const earlier = before.map((directory) => ctx.paths.at(directory));
  const kept = await keptPrimaryFiles(ctx, deadDirectory);
  return findLostWrites({
    dead: { directory: ctx.paths.at(deadDirectory), earlier: kept, sample: deadSample, diedAt },
    survivor: { directory: ctx.paths.at(newest), earlier, sample: survivorSample },
    target,
  });
}

function messageOf(row: FailoverRow, { deadClusterId }: LossInput, lost: LostWrites): string {
  const what = `Failover ${row.epoch} from ${deadClusterId} to ${row.to_cluster_id}`;
  switch (lost.status) {
    case 'none':
      return `${what} lost no write that ${deadClusterId} had in its append-only file`;
    case 'found':
      return `${what} lost ${lost.commands} writes, which are kept: holdfast failovers show ${row.group_id} ${row.epoch}`;
    case 'unknown':
      return `${what} may have lost writes: what ${deadClusterId} left does not say which (${lost.how})`;
  }
}
