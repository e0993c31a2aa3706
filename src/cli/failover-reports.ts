import type { OutputOf } from '../api/operation-types.ts';
import type { Api } from './command.ts';
import { allPages } from './pages.ts';

export type Failover = NonNullable<OutputOf<'DescribeFailovers'>['Failovers']>[number];

/** Newest first, of one group or of all in the region. */
export async function allFailovers(api: Api, group?: string, epoch?: number): Promise<Failover[]> {
  const reports = await allPages(
    (Marker) => api.call('DescribeFailovers', { ReplicationGroupId: group, Epoch: epoch, Marker }),
    (answer) => answer.Failovers,
  );
  return reports.toSorted(
    (a, b) =>
      (b.StartTime?.getTime() ?? 0) - (a.StartTime?.getTime() ?? 0) || (b.Epoch ?? 0) - (a.Epoch ?? 0),
  );
}

export async function newestFailover(api: Api, group: string): Promise<Failover | undefined> {
  const reports = await allFailovers(api, group);
  return reports.toSorted((a, b) => (b.Epoch ?? 0) - (a.Epoch ?? 0))[0];
}

/** Done, and what was lost is known. */
export function isOver({ Status, LostWrites }: Failover): boolean {
  return Status === 'complete' && LostWrites?.Status !== 'under-way';
}
