import { lazyPart } from '../../../app/lazy-part.ts';
import { Loading } from '../../../components/loading.tsx';
import { Page } from '../../../components/page.tsx';
import { PageTabs } from '../../../components/page-tabs.tsx';
import { Problem } from '../../../components/problem.tsx';
import { Status } from '../../../components/status.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { ClusterActions } from '../actions/cluster-actions.tsx';
import { Gone } from './gone.tsx';
import { NodesTab } from './nodes-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { type FoundCluster, useCluster } from './use-cluster.ts';

/** Loaded when somebody looks at them first. */
const MetricsTab = lazyPart(() => import('./metrics/metrics-tab.tsx'));
const ParametersTab = lazyPart(() => import('./parameters/parameters-tab.tsx'));
const EventsTab = lazyPart(() => import('./events/events-tab.tsx'));
const TagsTab = lazyPart(() => import('./tags/tags-tab.tsx'));
const LogsTab = lazyPart(() => import('./logs/logs-tab.tsx'));

/** Everything about one cluster. */
export function DetailPage({ id }: { id: string }) {
  const t = useText();
  const { found, error, gone, retry } = useCluster(id);
  const above = [{ text: t('nav.clusters'), path: '/clusters' }];
  if (gone)
    return (
      <Page title={id} above={above}>
        <Gone id={id} />
      </Page>
    );
  if (!found)
    return (
      <Page title={id} above={above}>
        {error ? <Problem error={error} onRetry={retry} /> : <Loading />}
      </Page>
    );
  return (
    <Page
      title={found.row.id}
      above={above}
      info={<Status status={found.cluster.CacheClusterStatus} />}
      actions={<ClusterActions rows={[found.row]} />}
    >
      <ClusterTabs found={found} />
    </Page>
  );
}

function ClusterTabs({ found }: { found: FoundCluster }) {
  const t = useText();
  const { id } = found.row;
  const contents = {
    overview: <OverviewTab {...found} />,
    nodes: <NodesTab {...found} />,
    metrics: <MetricsTab id={id} />,
    parameters: <ParametersTab cluster={found.cluster} />,
    events: <EventsTab id={id} />,
    tags: <TagsTab id={id} arn={found.cluster.ARN ?? ''} />,
    logs: <LogsTab id={id} />,
  };
  return (
    <PageTabs
      label={t('clusters.tabs')}
      tabs={Object.entries(contents).map(([tab, content]) => ({
        id: tab,
        label: t(`clusters.tab.${tab as keyof typeof contents}`),
        content,
      }))}
    />
  );
}
