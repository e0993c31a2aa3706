import Box from '@cloudscape-design/components/box';
import type { Failover } from '../../api/json.ts';
import { useAll } from '../../api/use-api.ts';
import { PlaceLink } from '../../components/place-link.tsx';
import { Problem } from '../../components/problem.tsx';
import { type Column, ResourceTable } from '../../components/resource-table.tsx';
import { Status } from '../../components/status.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFailoverText } from './use-failover-text.ts';

/** How the group came by another primary, or the same one again: the newest first. */
export function FailoversTab({ id }: { id: string }) {
  const t = useText();
  const { data, error, refetch } = useAll('DescribeFailovers', { ReplicationGroupId: id }, 'Failovers');
  const columns = useFailoverColumns(id);
  return (
    <ResourceTable<Failover>
      name="failovers"
      wrapped
      title={t('groups.failovers')}
      description={t('groups.failoversHelp')}
      columns={columns}
      items={data}
      idOf={({ Epoch }) => String(Epoch)}
      textOf={({ Kind, Cause, FromCacheClusterId, ToCacheClusterId }) =>
        [Kind, Cause, FromCacheClusterId, ToCacheClusterId].join(' ')
      }
      loading={!data && !error}
      error={!data && error && <Problem error={error} onRetry={() => void refetch()} />}
      empty={<Box textAlign="center">{t('groups.noFailovers')}</Box>}
    />
  );
}

function useFailoverColumns(id: string): Column<Failover>[] {
  const t = useText();
  const { time, duration } = useFormat();
  const { kindOf, causeOf, movesOf, lostOf } = useFailoverText();
  return [
    {
      id: 'when',
      header: t('groups.began'),
      cell: ({ Epoch, StartTime }) => (
        <PlaceLink to={`/groups/${id}/failovers/${Epoch}`}>{time(StartTime)}</PlaceLink>
      ),
      sortBy: ({ StartTime }) => StartTime,
      isRowHeader: true,
      width: 200,
    },
    { id: 'kind', header: t('groups.kindHeader'), cell: kindOf, sortBy: ({ Kind }) => Kind, width: 115 },
    { id: 'moves', header: t('groups.fromTo'), cell: movesOf, width: 235 },
    {
      id: 'outage',
      header: t('groups.outageHeader'),
      cell: ({ WriteOutage }) => duration(WriteOutage),
      sortBy: ({ WriteOutage }) => WriteOutage,
      width: 120,
    },
    { id: 'lost', header: t('groups.lostWrites'), cell: lostOf, width: 130 },
    {
      id: 'status',
      header: t('common.status'),
      cell: ({ Status: status }) => <Status status={status} />,
      sortBy: ({ Status: status }) => status,
      width: 120,
    },
    { id: 'cause', header: t('groups.causeHeader'), cell: causeOf, sortBy: ({ Cause }) => Cause, width: 200 },
    {
      id: 'epoch',
      header: t('groups.epoch'),
      cell: ({ Epoch }) => Epoch,
      sortBy: ({ Epoch }) => Epoch,
      hidden: true,
    },
  ];
}
