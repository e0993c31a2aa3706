import type { CacheCluster } from '../../api/json.ts';
import { lazyPart } from '../../app/lazy-part.ts';
import { Loading } from '../../components/loading.tsx';
import { Page } from '../../components/page.tsx';
import { PageTabs } from '../../components/page-tabs.tsx';
import { Problem } from '../../components/problem.tsx';
import { Status } from '../../components/status.tsx';
import { useText } from '../../i18n/use-text.ts';
import { FailoversTab } from './failovers-tab.tsx';
import { Gone } from './gone.tsx';
import { GroupActions } from './group-actions.tsx';
import { type GroupView, shownStatus } from './group-view.ts';
import { MembersTab } from './members-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { useGroup } from './use-group.ts';

/** One group, in tabs that are part of the address. */
export function GroupDetail({ id }: { id: string }) {
  const t = useText();
  const { view, clusters, gone, error, retry } = useGroup(id);
  return (
    <Page
      title={id}
      info={view && <Status status={shownStatus(view)} />}
      description={view?.group.Description}
      above={[{ text: t('nav.groups'), path: '/groups' }]}
      actions={view && <GroupActions view={view} />}
    >
      {gone && <Gone id={id} />}
      {error && !gone && <Problem error={error} onRetry={retry} />}
      {!view && !error && !gone && <Loading />}
      {view && <DetailTabs view={view} clusters={clusters ?? []} />}
    </Page>
  );
}

const EventsTab = lazyPart(() => import('../clusters/detail/events/events-tab.tsx'));
const TagsTab = lazyPart(() => import('../clusters/detail/tags/tags-tab.tsx'));

function DetailTabs({ view, clusters }: { view: GroupView; clusters: readonly CacheCluster[] }) {
  const t = useText();
  return (
    <PageTabs
      label={t('groups.tabs', { id: view.id })}
      tabs={[
        {
          id: 'overview',
          label: t('nav.overview'),
          content: <OverviewTab view={view} clusters={clusters} />,
        },
        { id: 'members', label: t('groups.members'), content: <MembersTab view={view} /> },
        { id: 'failovers', label: t('groups.failovers'), content: <FailoversTab id={view.id} /> },
        {
          id: 'events',
          label: t('nav.events'),
          content: <EventsTab id={view.id} type="replication-group" />,
        },
        {
          id: 'tags',
          label: t('clusters.tab.tags'),
          content: <TagsTab id={view.id} arn={view.group.ARN ?? ''} />,
        },
      ]}
    />
  );
}
