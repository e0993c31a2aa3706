import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { PlaceLink } from '../../../../components/place-link.tsx';
import { Problem } from '../../../../components/problem.tsx';
import { type Column, ResourceTable } from '../../../../components/resource-table.tsx';
import { useFormat } from '../../../../i18n/use-format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import type { KeyedEvent } from '../../../events/feed.ts';
import type { SourceType } from '../../../events/filters.ts';
import { useFeed } from '../../../events/use-feed.ts';

/** As far back as events are told. */
const MINUTES = 14 * 24 * 60;

interface EventsTabProps {
  id: string;
  type?: Exclude<SourceType, 'snapshot'>;
}

/** What happened to a cluster, or to any other resource, the newest first and by itself. */
export default function EventsTab({ id, type = 'cache-cluster' }: EventsTabProps) {
  const t = useText();
  const { time } = useFormat();
  const { feed, error, loadingOlder, older, again } = useFeed({
    SourceType: type,
    SourceIdentifier: id,
    Duration: MINUTES,
  });
  const columns = useMemo<readonly Column<KeyedEvent>[]>(
    () => [
      {
        id: 'time',
        header: t('clusters.events.time'),
        cell: ({ event }) => time(event.Date),
        sortBy: ({ event }) => event.Date,
        width: 220,
      },
      {
        id: 'message',
        header: t('clusters.events.message'),
        cell: ({ event }) => event.Message,
        isRowHeader: true,
        width: 640,
      },
    ],
    [t, time],
  );
  return (
    <SpaceBetween size="m">
      <ResourceTable
        name="cluster-events"
        wrapped
        title={t('clusters.tab.events')}
        columns={columns}
        items={feed?.events}
        idOf={({ key }) => key}
        textOf={({ event }) => event.Message ?? ''}
        loading={!feed && !error}
        error={error && !feed && <Problem error={error} onRetry={again} />}
        empty={<Box textAlign="center">{t('clusters.events.none')}</Box>}
        actions={<PlaceLink to={`/events?type=${type}&id=${id}`}>{t('clusters.events.all')}</PlaceLink>}
      />
      {feed?.marker !== undefined && (
        <Box textAlign="center">
          <Button loading={loadingOlder} onClick={older}>
            {t('clusters.events.older')}
          </Button>
        </Box>
      )}
    </SpaceBetween>
  );
}
