import Button from '@cloudscape-design/components/button';
import { useFollow } from '../../app/go.ts';
import { usePlaces } from '../../app/links.ts';
import { Loading } from '../../components/loading.tsx';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { Region } from './attention.ts';
import { AttentionList } from './attention-list.tsx';
import { FirstCluster } from './first-cluster.tsx';
import { RecentEvents } from './recent-events.tsx';
import { Totals } from './totals.tsx';
import { UnderWay } from './under-way.tsx';
import { useRegionState } from './use-region-state.ts';

/** A region at a glance: what needs somebody first, then how much there is, what is going on, and what happened. */
export default function Overview() {
  const t = useText();
  const place = usePlaces();
  const follow = useFollow();
  const { region, error, again } = useRegionState();
  const empty = region !== undefined && isEmpty(region);
  return (
    <Page
      home
      title={t('nav.overview')}
      actions={
        !empty && (
          <Button variant="primary" href={place('/clusters/-/create').href} onFollow={follow}>
            {t('overview.createCluster')}
          </Button>
        )
      }
    >
      {error && <Problem error={error} onRetry={again} />}
      {!region && !error && <Loading />}
      {empty && <FirstCluster />}
      {region && !empty && <AttentionList region={region} />}
      {region && !empty && <Totals region={region} />}
      {region && !empty && <UnderWay region={region} />}
      {region && <RecentEvents />}
    </Page>
  );
}

function isEmpty({ clusters, groups, snapshots }: Region): boolean {
  return clusters.length + groups.length + snapshots.length === 0;
}
