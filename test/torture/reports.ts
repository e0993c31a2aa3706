import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from '../faults/support/state.ts';
import type { EntryOf, LostOf } from './history.ts';
import { readLost } from './lost-file.ts';
import type { World } from './world.ts';

interface KnownLoss {
  status: 'none' | 'found' | 'unknown';
  commands: number;
  file?: string;
  upperBoundBytes?: number;
  heldBack: { atMostMilliseconds?: number };
}

/** Notes the reports of all failovers so far that are complete and haven't been noted; `all`: those that aren't complete, too. */
export function noteReports(world: World, noted: Set<string>, { all = false } = {}): void {
  for (const row of sql(world.holdfast, 'select * from failover order by group_id, epoch')) {
    const key = `${row['group_id']} ${row['epoch']}`;
    const isSettled = row['status'] !== 'under-way' && row['loss_input_json'] === null;
    if (noted.has(key) || (!isSettled && !all)) continue;
    noted.add(key);
    const losses = row['lost_json'] ? (JSON.parse(String(row['lost_json'])) as KnownLoss[]) : [];
    const files = losses.flatMap(({ file }) => (file ? [join(world.holdfast.data, file)] : []));
    world.history.add(reportOf(row, losses, files));
    // They are an operator's to remove, and the disk is small.
    for (const file of files) rmSync(file);
  }
}

function reportOf(
  row: Record<string, unknown>,
  losses: readonly KnownLoss[],
  paths: readonly string[],
): EntryOf<'reported'> {
  const files = paths.map((path) => readLost(readFileSync(path)));
  const statuses = losses.map(({ status }) => status);
  const status =
    row['loss_input_json'] !== null
      ? 'under-way'
      : (['unknown', 'found'].find((one) => statuses.includes(one as KnownLoss['status'])) ?? 'none');
  return {
    type: 'reported',
    group: String(row['group_id']),
    epoch: Number(row['epoch']),
    kind: String(row['kind']),
    cause: String(row['cause']),
    from: String(row['from_cluster_id']),
    to: String(row['to_cluster_id']),
    status: String(row['status']),
    lossStatus: status,
    commands: losses.reduce((sum, { commands }) => sum + commands, 0),
    commandsInFile: files.reduce((sum, { commands }) => sum + commands, 0),
    upperBoundBytes: losses.reduce((sum, { upperBoundBytes = 0 }) => sum + upperBoundBytes, 0),
    heldBackMs: losses.reduce(
      (most, { heldBack }) => Math.max(most, heldBack.atMostMilliseconds ?? 2_000),
      0,
    ),
    lost: files.flatMap(({ lost }): LostOf[] => lost),
  };
}
