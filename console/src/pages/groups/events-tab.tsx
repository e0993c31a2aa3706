import Box from '@cloudscape-design/components/box';
import type { CacheEvent } from '../../api/json.ts';
import { useAll } from '../../api/use-api.ts';
import { PlaceLink } from '../../components/place-link.tsx';
import { Problem } from '../../components/problem.tsx';
import { type Column, ResourceTable } from '../../components/resource-table.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { GroupView } from './group-view.ts';

/** As long as ElastiCache keeps them. */
const DAYS_14 = 14 * 24 * 60;

/** What happened to the group, the newest first. Its messages are the API's own. */
export function EventsTab({ view }: { view: GroupView }) {
  const t = useText();
  const { time } = useFormat();
  const source = { SourceType: 'replication-group', SourceIdentifier: view.id, Duration: DAYS_14 } as const;
  const { data, error, refetch } = useAll('DescribeEvents', source, 'Events');
  const columns: Column<CacheEvent>[] = [
    {
      id: 'at',
      header: t('groups.at'),
      cell: (event) => time(event.Date),
      sortBy: (event) => event.Date,
      width: 220,
    },
    { id: 'message', header: t('groups.message'), cell: (event) => event.Message, isRowHeader: true },
  ];
  return (
    <ResourceTable<CacheEvent>
      name="group-events"
      title={t('nav.events')}
      columns={columns}
      items={data}
      idOf={(event) => `${event.Date} ${event.Message}`}
      textOf={(event) => event.Message ?? ''}
      loading={!data && !error}
      error={!data && error && <Problem error={error} onRetry={() => void refetch()} />}
      description={
        <PlaceLink to={`/events?type=replication-group&id=${view.id}`}>{t('groups.allEvents')}</PlaceLink>
      }
      empty={<Box textAlign="center">{t('common.none')}</Box>}
    />
  );
}
