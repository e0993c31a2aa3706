import type { Command } from 'commander';
import { type Api, action, type Cli } from '../../command.ts';
import { formatAge } from '../../output/format.ts';
import { type Style, statusText } from '../../output/style.ts';
import { type Column, table } from '../../output/table.ts';
import { allPages } from '../../pages.ts';
import type { Snapshot } from '../../wait.ts';
import { bytesDone, type Operation, operations } from '../../watch.ts';
import { engineOf } from '../clusters/view.ts';
import { sourceOf } from './view.ts';

export interface SnapshotFilter {
  cluster?: string;
  group?: string;
  source?: string;
}

export function defineList(group: Command): void {
  group
    .command('list')
    .alias('ls')
    .description('list the snapshots of the region, with the progress of those being made')
    .option('--cluster <id>', 'of this cluster only')
    .option('--group <id>', 'of this replication group only')
    .option('--source <source>', 'user (taken by hand) or system (taken by itself)')
    .action(action<[], SnapshotFilter>(listSnapshots));
}

export async function listSnapshots(cli: Cli, filter: SnapshotFilter): Promise<void> {
  const api = await cli.api();
  const [snapshots, work] = await Promise.all([allSnapshots(api, filter), operations(api)]);
  const ofSnapshots = work.filter((one) => one.ResourceType === 'snapshot');
  if (snapshots.length === 0) {
    cli.out.note(`No snapshots in ${api.region}. Take one: holdfast snapshots create NAME --cluster ID`);
  }
  cli.out.result({ Snapshots: snapshots, Operations: ofSnapshots }, () =>
    snapshots.length === 0
      ? ''
      : table(snapshots, snapshotColumns(ofSnapshots, cli.out.style), cli.out.style),
  );
}

export function allSnapshots(api: Api, filter: SnapshotFilter = {}): Promise<Snapshot[]> {
  return allPages(
    (Marker) =>
      api.call('DescribeSnapshots', {
        CacheClusterId: filter.cluster,
        ReplicationGroupId: filter.group,
        SnapshotSource: filter.source,
        Marker,
      }),
    (answer) => answer.Snapshots,
  );
}

export function snapshotColumns(work: readonly Operation[], style: Style): Column<Snapshot>[] {
  const workOn = (snapshot: Snapshot) => work.find((one) => one.ResourceId === snapshot.SnapshotName);
  return [
    { title: 'snapshot', value: (snapshot) => snapshot.SnapshotName },
    {
      title: 'status',
      value: (snapshot) => {
        const progress = workOn(snapshot);
        const detail = [progress?.Step, bytesDone(progress)].filter(Boolean).join(', ');
        return statusText(snapshot.SnapshotStatus, style) + (detail ? ` (${detail})` : '');
      },
    },
    { title: 'taken of', value: sourceOf },
    { title: 'engine', value: engineOf },
    { title: 'node type', value: (snapshot) => snapshot.CacheNodeType },
    { title: 'size', value: (snapshot) => snapshot.NodeSnapshots?.[0]?.CacheSize, align: 'right' },
    { title: 'source', value: (snapshot) => snapshot.SnapshotSource },
    { title: 'taken', value: (snapshot) => formatAge(snapshot.NodeSnapshots?.[0]?.SnapshotCreateTime) },
  ];
}
