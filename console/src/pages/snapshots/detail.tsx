import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Snapshot } from '../../api/json.ts';
import { useApi } from '../../api/use-api.ts';
import { useGo } from '../../app/go.ts';
import { lazyPart } from '../../app/lazy-part.ts';
import { Loading } from '../../components/loading.tsx';
import { Page } from '../../components/page.tsx';
import { PageTabs } from '../../components/page-tabs.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { Problem } from '../../components/problem.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Contents } from './detail/contents.tsx';
import { Failure } from './detail/failure.tsx';
import { Settings } from './detail/settings.tsx';
import { Summary } from './detail/summary.tsx';
import { SnapshotActions } from './snapshot-actions.tsx';
import { SnapshotStatus } from './snapshot-status.tsx';
import { useProgress } from './use-progress.ts';

const TagsTab = lazyPart(() => import('../clusters/detail/tags/tags-tab.tsx'));

/** One snapshot: what it was taken of, and what was found in it. */
export function SnapshotDetail({ name }: { name: string }) {
  const t = useText();
  const go = useGo();
  const { data, error, refetch } = useApi('DescribeSnapshots', { SnapshotName: name });
  const snapshot = data?.Snapshots?.[0];
  const progress = useProgress(snapshot ? [snapshot] : []);
  const above = [{ text: t('nav.snapshots'), path: '/snapshots' }];
  if (error?.code === 'SnapshotNotFoundFault')
    return (
      <Page title={name} above={above}>
        <Alert type="info" header={t('snapshots.gone', { name })}>
          <PlaceLink to="/snapshots">{t('snapshots.all')}</PlaceLink>
        </Alert>
      </Page>
    );
  if (!snapshot)
    return (
      <Page title={name} above={above}>
        {error ? <Problem error={error} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  return (
    <Page
      title={snapshot.SnapshotName ?? name}
      above={above}
      info={<SnapshotStatus snapshot={snapshot} work={progress.get(name)} />}
      actions={<SnapshotActions snapshots={[snapshot]} onDeleted={() => go('/snapshots')} />}
    >
      {snapshot.SnapshotStatus === 'failed' && <Failure snapshot={snapshot} />}
      <PageTabs
        label={t('snapshots.tabs')}
        tabs={[
          { id: 'overview', label: t('snapshots.tab.overview'), content: <Overview snapshot={snapshot} /> },
          {
            id: 'tags',
            label: t('snapshots.tags'),
            content: <TagsTab id={name} arn={snapshot.ARN ?? ''} />,
          },
        ]}
      />
    </Page>
  );
}

function Overview({ snapshot }: { snapshot: Snapshot }) {
  return (
    <SpaceBetween size="l">
      <Summary snapshot={snapshot} />
      <Settings snapshot={snapshot} />
      <Contents snapshot={snapshot} />
    </SpaceBetween>
  );
}
