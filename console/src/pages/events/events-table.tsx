import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { CacheEvent } from '../../api/json.ts';
import { resourcePath } from '../../app/resource-path.ts';
import { PlaceLink } from '../../components/place-link.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import './events.css';
import type { KeyedEvent } from './feed.ts';
import { type Filters, SOURCE_TYPES } from './filters.ts';
import { FiltersBar } from './filters-bar.tsx';
import { useHeldBack } from './use-held-back.ts';

interface EventsTableProps {
  events: readonly KeyedEvent[];
  loading: boolean;
  filters: Filters;
  onFilters(change: Partial<Filters>): void;
  /** There are older ones. */
  more: boolean;
  loadingOlder: boolean;
  onOlder(): void;
}

export function EventsTable(props: EventsTableProps) {
  const { events, loading, filters, onFilters, more, loadingOlder, onOlder } = props;
  const t = useText();
  const { time } = useFormat();
  const { shown, waiting, toTop } = useHeldBack(events);
  return (
    <>
      <div className="holdfast-newer" role="status">
        {waiting > 0 && (
          <Button variant="primary" iconName="angle-up" onClick={toTop}>
            {t('events.newer', { count: waiting })}
          </Button>
        )}
      </div>
      <Table
        items={shown}
        trackBy="key"
        loading={loading}
        loadingText={t('common.loading')}
        wrapLines
        stickyHeader
        header={<Header counter={`(${shown.length}${more ? '+' : ''})`}>{t('nav.events')}</Header>}
        filter={<FiltersBar filters={filters} onChange={onFilters} />}
        empty={<Box textAlign="center">{t('events.none')}</Box>}
        footer={
          more && (
            <Box textAlign="center">
              <Button loading={loadingOlder} onClick={onOlder}>
                {t('events.older')}
              </Button>
            </Box>
          )
        }
        columnDefinitions={[
          {
            id: 'time',
            header: t('events.time'),
            width: 210,
            minWidth: 120,
            cell: ({ event }) => time(event.Date),
          },
          {
            id: 'message',
            header: t('events.message'),
            minWidth: 180,
            cell: ({ event }) => <What event={event} />,
          },
        ]}
      />
    </>
  );
}

/** What an event is about, and what happened to it: in one column, so that a narrow screen shows both. */
function What({ event }: { event: CacheEvent }) {
  const t = useText();
  const { SourceType: type, SourceIdentifier: id, Message: message } = event;
  const path = resourcePath(type, id);
  const known = SOURCE_TYPES.find((one) => one === type);
  return (
    <>
      {path ? <PlaceLink to={path}>{id}</PlaceLink> : id}{' '}
      <Box variant="span" color="text-body-secondary" fontSize="body-s">
        {known ? t(`events.type.${known}`) : type}
      </Box>
      <div>{message}</div>
    </>
  );
}
