import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { memo, type ReactNode, useMemo, useState } from 'react';
import { useFollow } from '../../../app/go.ts';
import { usePlaces } from '../../../app/links.ts';
import { ResourceTable } from '../../../components/resource-table.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { ClusterActions } from '../actions/cluster-actions.tsx';
import { type ClusterRow, endpointOf } from '../rows.ts';
import { useColumns } from './columns.tsx';

interface ClusterTableProps {
  rows: readonly ClusterRow[] | undefined;
  loading: boolean;
  error?: ReactNode;
}

/** The list itself; drawn anew only when a row of it is another. */
export const ClusterTable = memo(function ClusterTable({ rows, loading, error }: ClusterTableProps) {
  const t = useText();
  const columns = useColumns();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(() => (rows ?? []).filter(({ id }) => chosen.has(id)), [rows, chosen]);
  const { href } = usePlaces()('/clusters/-/create');
  const follow = useFollow();
  const create = (
    <Button variant="primary" href={href} onFollow={follow}>
      {t('clusters.create')}
    </Button>
  );
  return (
    <ResourceTable
      name="clusters"
      title={t('nav.clusters')}
      columns={columns}
      items={rows}
      idOf={idOf}
      textOf={textOf}
      loading={loading}
      error={error}
      selection="multi"
      selected={selected}
      onSelect={(items) => setChosen(new Set(items.map(idOf)))}
      actions={<ClusterActions rows={selected} further={create} onDone={() => setChosen(new Set())} />}
      empty={
        <Box textAlign="center">
          <SpaceBetween size="s">
            <div>{t('clusters.empty')}</div>
            <Button href={href} onFollow={follow}>
              {t('clusters.create')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    />
  );
});

function idOf({ id }: ClusterRow): string {
  return id;
}

/** Everything that one may remember of a cluster. */
function textOf({ id, cluster, role }: ClusterRow): string {
  return [
    id,
    cluster.CacheClusterStatus,
    cluster.Engine,
    cluster.EngineVersion,
    cluster.CacheNodeType,
    cluster.PreferredAvailabilityZone,
    cluster.ReplicationGroupId,
    role,
    endpointOf(cluster),
    cluster.CacheParameterGroup?.CacheParameterGroupName,
    cluster.CacheParameterGroup?.ParameterApplyStatus,
  ].join(' ');
}
