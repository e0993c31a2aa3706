import { readFileSync, rmSync } from 'node:fs';
import type { OutputOf } from '../../src/api/operation-types.ts';
import type { EntryOf } from './history.ts';
import { readLost } from './lost-file.ts';
import type { World } from './world.ts';

type Failover = NonNullable<OutputOf<'DescribeFailovers'>['Failovers']>[number];

/** Notes the reports of all failovers so far that are complete and haven't been noted; `all`: those that aren't complete, too. */
export async function noteReports(world: World, noted: Set<string>, { all = false } = {}): Promise<void> {
  for (const failover of await reportsOf(world)) {
    const key = `${failover.ReplicationGroupId} ${failover.Epoch}`;
    const isOpen = failover.Status === 'under-way' || failover.LostWrites?.Status === 'under-way';
    if (noted.has(key) || (isOpen && !all)) continue;
    noted.add(key);
    world.history.add(entryOf(failover));
    // It is an operator's to remove, and the disk is small.
    for (const file of failover.LostWrites?.Files ?? []) rmSync(file);
  }
}

async function reportsOf({ api }: World): Promise<Failover[]> {
  const all: Failover[] = [];
  let Marker: string | undefined;
  do {
    const page = await api.call('DescribeFailovers', { MaxRecords: 100, ...(Marker ? { Marker } : {}) });
    all.push(...(page.Failovers ?? []));
    Marker = page.Marker;
  } while (Marker);
  return all;
}

function entryOf(failover: Failover): EntryOf<'reported'> {
  const { LostWrites: lost, Kind: kind = '', Status: status = '' } = failover;
  const files = (lost?.Files ?? []).map((file) => readLost(readFileSync(file)));
  // Only a failover leaves a dead primary whose file is to be read.
  const untold = kind === 'failover' && status === 'complete' ? 'untold' : 'none';
  return {
    type: 'reported',
    group: failover.ReplicationGroupId ?? '',
    epoch: failover.Epoch ?? 0,
    kind,
    cause: failover.Cause ?? '',
    from: failover.FromCacheClusterId ?? '',
    to: failover.ToCacheClusterId ?? '',
    status,
    lossStatus: lost?.Status ?? untold,
    how: lost?.How,
    commands: lost?.Commands ?? 0,
    commandsInFile: files.reduce((sum, { commands }) => sum + commands, 0),
    upperBoundBytes: lost?.UpperBoundBytes,
    heldBackMs: lost?.HeldBackMilliseconds ?? 0,
    lost: files.flatMap(({ lost: all }) => all),
  };
}
