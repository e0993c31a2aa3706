import { useEffect } from 'react';
import { useSearchParams } from 'wouter';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { useText } from '../../i18n/use-text.ts';
import { EventsTable } from './events-table.tsx';
import { type Filters, filtersOf, hasWords, inputOf, searchOf } from './filters.ts';
import { useFeed } from './use-feed.ts';

/** With words to look for, older events are asked for until so many have them. */
const ENOUGH = 50;

/** What happened in the region, the newest first and by itself. */
export default function Events() {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const filters = filtersOf(search);
  const { feed, error, loadingOlder, older, again } = useFeed(inputOf(filters));
  const found = (feed?.events ?? []).filter(({ event }) =>
    hasWords(`${event.SourceType} ${event.SourceIdentifier} ${event.Message}`, filters.text),
  );
  const more = feed?.marker !== undefined;
  const wanted = filters.text.trim() !== '' && more && found.length < ENOUGH && !error;
  useEffect(() => {
    if (wanted && !loadingOlder) older();
  });
  const change = (part: Partial<Filters>) => setSearch(searchOf({ ...filters, ...part }), { replace: true });
  return (
    <Page title={t('nav.events')} description={t('events.description')}>
      {error && <Problem error={error} onRetry={again} />}
      <EventsTable
        events={found}
        loading={!feed && !error}
        filters={filters}
        onFilters={change}
        more={more}
        loadingOlder={loadingOlder}
        onOlder={older}
      />
    </Page>
  );
}
