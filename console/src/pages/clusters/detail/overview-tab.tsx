import SpaceBetween from '@cloudscape-design/components/space-between';
import { isUnhealthy } from '../../../components/status-types.ts';
import { Connect } from './connect/connect.tsx';
import { Facts } from './facts.tsx';
import { PendingChanges } from './pending-changes.tsx';
import type { FoundCluster } from './use-cluster.ts';
import { WhatHappened } from './what-happened.tsx';

/** What a cluster is, what waits to be changed, and how to connect to it. */
export function OverviewTab({ cluster, group, row }: FoundCluster) {
  return (
    <SpaceBetween size="l">
      {isUnhealthy(cluster.CacheClusterStatus) && <WhatHappened id={row.id} />}
      <PendingChanges cluster={cluster} group={group} />
      <Facts cluster={cluster} row={row} />
      <Connect cluster={cluster} group={group} role={row.role} />
    </SpaceBetween>
  );
}
