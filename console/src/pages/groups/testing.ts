import type { CacheCluster, ReplicationGroup } from '../../api/json.ts';
import { type GroupView, type Replication, viewOf } from './group-view.ts';

interface Made {
  group?: Partial<ReplicationGroup>;
  /** Of a cluster, by its id. */
  clusters?: Record<string, Partial<CacheCluster>>;
  /** Of a member, by its id. */
  links?: Record<string, Partial<Replication>>;
}

/** For tests: a group `g` of `m1`, the primary, and further members, all well unless told otherwise. */
export function madeView(count: number, { group = {}, clusters = {}, links = {} }: Made = {}): GroupView {
  const ids = Array.from({ length: count }, (_, index) => `m${index + 1}`);
  return viewOf(
    {
      ReplicationGroupId: 'g',
      Status: 'available',
      AutomaticFailover: 'disabled',
      NodeGroups: [
        {
          PrimaryEndpoint: { Address: '127.0.0.9', Port: 6379 },
          NodeGroupMembers: ids.map((id, index) => ({
            CacheClusterId: id,
            CurrentRole: index === 0 ? 'primary' : 'replica',
          })),
        },
      ],
      ...group,
    },
    ids.map((id) => ({
      CacheClusterId: id,
      CacheClusterStatus: 'available',
      PreferredMaintenanceWindow: 'sun:05:00-sun:06:00',
      ...clusters[id],
    })),
    ids.map((id, index) => ({
      CacheClusterId: id,
      LinkStatus: index === 0 ? 'primary' : 'up',
      LagBytes: 0,
      ObservedAt: '2026-01-01T00:00:00Z',
      ...links[id],
    })),
  );
}
