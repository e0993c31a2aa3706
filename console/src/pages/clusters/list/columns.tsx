import { memo, useMemo } from 'react';
import type { Column } from '../../../components/resource-table.tsx';
import { Status } from '../../../components/status.tsx';
import { TableCopy } from '../../../components/table-copy.tsx';
import { TableLink } from '../../../components/table-link.tsx';
import { engineName } from '../../../fields/engine-fields.tsx';
import { UNKNOWN, useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { clusterPath } from '../cluster-path.ts';
import { type ClusterRow, endpointOf, memoryShare } from '../rows.ts';

/** Drawn anew only when it is another. */
const StatusCell = memo(Status);

/** What a list tells of clusters, in the order of what one looks for first. */
export function useColumns(): readonly Column<ClusterRow>[] {
  const t = useText();
  const { bytes, number, percent, time } = useFormat();
  return useMemo(
    () => [
      {
        id: 'id',
        header: t('clusters.id'),
        cell: ({ id }) => <TableLink to={clusterPath(id)}>{id}</TableLink>,
        sortBy: ({ id }) => id,
        width: 200,
        isRowHeader: true,
      },
      {
        id: 'status',
        header: t('common.status'),
        cell: ({ cluster }) => <StatusCell status={cluster.CacheClusterStatus} />,
        sortBy: ({ cluster }) => cluster.CacheClusterStatus,
        width: 140,
      },
      {
        id: 'nodes',
        header: t('clusters.nodes'),
        cell: ({ id, cluster }) => (
          <TableLink to={clusterPath(id, 'nodes')}>
            {t('clusters.nodeCount', { count: cluster.NumCacheNodes ?? 1 })}
          </TableLink>
        ),
        width: 110,
      },
      {
        id: 'engine',
        header: t('clusters.engine'),
        cell: ({ cluster }) => `${engineName(cluster.Engine)} ${cluster.EngineVersion}`,
        sortBy: ({ cluster }) => `${cluster.Engine} ${cluster.EngineVersion}`,
        width: 130,
      },
      {
        id: 'nodeType',
        header: t('fields.nodeType'),
        cell: ({ cluster }) => cluster.CacheNodeType,
        sortBy: ({ cluster }) => cluster.CacheNodeType,
        width: 160,
      },
      {
        id: 'group',
        header: t('clusters.group'),
        cell: ({ cluster: { ReplicationGroupId: group } }) =>
          group ? <TableLink to={`/groups/${group}`}>{group}</TableLink> : UNKNOWN,
        sortBy: ({ cluster }) => cluster.ReplicationGroupId,
        width: 200,
      },
      {
        id: 'role',
        header: t('clusters.role'),
        cell: ({ role }) => (role ? t(`clusters.role.${role}`) : UNKNOWN),
        sortBy: ({ role }) => role,
        width: 130,
      },
      {
        id: 'memory',
        header: t('clusters.memory'),
        cell: ({ figures }) => (figures ? <Memory {...figures} bytes={bytes} percent={percent} /> : UNKNOWN),
        sortBy: ({ figures }) => figures?.usedMemory,
        width: 150,
      },
      {
        id: 'keys',
        header: t('clusters.keys'),
        cell: ({ figures }) => number(figures?.keys),
        sortBy: ({ figures }) => figures?.keys,
        width: 110,
      },
      {
        id: 'endpoint',
        header: t('clusters.endpoint'),
        cell: ({ cluster }) => {
          const endpoint = endpointOf(cluster);
          return endpoint ? <TableCopy text={endpoint} /> : UNKNOWN;
        },
        sortBy: ({ cluster }) => endpointOf(cluster),
        width: 225,
      },
      {
        id: 'zone',
        header: t('fields.zone'),
        cell: ({ cluster }) => cluster.PreferredAvailabilityZone,
        sortBy: ({ cluster }) => cluster.PreferredAvailabilityZone,
        width: 140,
      },
      {
        id: 'parameterGroup',
        header: t('fields.parameterGroup'),
        cell: ({ cluster: { CacheParameterGroup: group } }) => (
          <TableLink to={`/parameter-groups/${group?.CacheParameterGroupName}`}>
            {group?.CacheParameterGroupName ?? ''}
          </TableLink>
        ),
        sortBy: ({ cluster }) => cluster.CacheParameterGroup?.CacheParameterGroupName,
        width: 170,
      },
      {
        id: 'parameterStatus',
        header: t('clusters.parameterStatus'),
        cell: ({ cluster }) => <StatusCell status={cluster.CacheParameterGroup?.ParameterApplyStatus} />,
        sortBy: ({ cluster }) => cluster.CacheParameterGroup?.ParameterApplyStatus,
        width: 160,
      },
      {
        id: 'created',
        header: t('clusters.created'),
        cell: ({ cluster }) => time(cluster.CacheClusterCreateTime),
        sortBy: ({ cluster }) => cluster.CacheClusterCreateTime,
        width: 210,
      },
    ],
    [t, bytes, number, percent, time],
  );
}

interface MemoryProps {
  reachable: boolean;
  usedMemory: number | undefined;
  maxMemory: number | undefined;
  keys: number | undefined;
  bytes: (value: number | undefined) => string;
  percent: (value: number | undefined) => string;
}

/** What data takes, and of what it may take, where there is a limit. */
function Memory({ bytes, percent, ...figures }: MemoryProps) {
  const share = memoryShare(figures);
  return (
    <>
      {bytes(figures.usedMemory)}
      {share !== undefined && <small> ({percent(share)})</small>}
    </>
  );
}
