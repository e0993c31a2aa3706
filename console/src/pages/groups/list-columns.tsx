import { Copyable } from '../../components/copyable.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import type { Column } from '../../components/resource-table.tsx';
import { Status } from '../../components/status.tsx';
import { UNKNOWN, useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { type GroupView, isInSync, primaryOf, replicasOf, shownStatus } from './group-view.ts';
import { pendingOf } from './pending.ts';

export function useGroupColumns(): Column<GroupView>[] {
  const t = useText();
  const { bytes, time } = useFormat();
  return [
    {
      id: 'id',
      header: t('groups.group'),
      cell: ({ id }) => <PlaceLink to={`/groups/${id}`}>{id}</PlaceLink>,
      sortBy: ({ id }) => id,
      isRowHeader: true,
      width: 200,
    },
    {
      id: 'status',
      header: t('common.status'),
      cell: (view) => <Status status={shownStatus(view)} />,
      sortBy: shownStatus,
      width: 130,
    },
    {
      id: 'primary',
      header: t('groups.role.primary'),
      cell: (view) => {
        const primary = primaryOf(view);
        return primary ? <PlaceLink to={`/clusters/${primary.id}`}>{primary.id}</PlaceLink> : UNKNOWN;
      },
      sortBy: (view) => primaryOf(view)?.id,
      width: 180,
    },
    {
      id: 'replicas',
      header: t('groups.replicas'),
      cell: (view) => {
        const replicas = replicasOf(view);
        return replicas.length === 0
          ? t('common.none')
          : t('groups.inSync', { count: replicas.filter(isInSync).length, of: replicas.length });
      },
      sortBy: (view) => replicasOf(view).length,
      width: 140,
    },
    {
      id: 'lag',
      header: t('groups.greatestLag'),
      cell: (view) => bytes(greatestLag(view)),
      sortBy: greatestLag,
      width: 110,
      hidden: true,
    },
    {
      id: 'endpoint',
      header: t('groups.primaryEndpoint'),
      cell: ({ primaryEndpoint }) => (primaryEndpoint ? <Copyable text={primaryEndpoint} /> : UNKNOWN),
      width: 210,
    },
    {
      id: 'reader',
      header: t('groups.readerEndpoint'),
      cell: ({ readerEndpoint }) => (readerEndpoint ? <Copyable text={readerEndpoint} /> : UNKNOWN),
      width: 210,
    },
    {
      id: 'failover',
      header: t('groups.automaticFailover'),
      cell: ({ group }) => t(group.AutomaticFailover === 'disabled' ? 'groups.off' : 'groups.on'),
      sortBy: ({ group }) => group.AutomaticFailover,
      width: 150,
    },
    {
      id: 'pending',
      header: t('groups.pending'),
      cell: (view) => t('groups.changes', { count: pendingOf(view).length }),
      sortBy: (view) => pendingOf(view).length,
      width: 150,
    },
    {
      id: 'nodeType',
      header: t('fields.nodeType'),
      cell: ({ group }) => group.CacheNodeType,
      sortBy: ({ group }) => group.CacheNodeType,
      width: 150,
      hidden: true,
    },
    {
      id: 'description',
      header: t('common.description'),
      cell: ({ group }) => group.Description,
      sortBy: ({ group }) => group.Description,
      hidden: true,
    },
    {
      id: 'created',
      header: t('groups.created'),
      cell: ({ group }) => time(group.ReplicationGroupCreateTime),
      sortBy: ({ group }) => group.ReplicationGroupCreateTime,
      hidden: true,
    },
  ];
}

function greatestLag(view: GroupView): number | undefined {
  const lags = replicasOf(view).flatMap(({ replication }) => replication?.LagBytes ?? []);
  return lags.length === 0 ? undefined : Math.max(...lags);
}
