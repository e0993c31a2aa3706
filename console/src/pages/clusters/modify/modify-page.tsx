import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Loading } from '../../../components/loading.tsx';
import { Page } from '../../../components/page.tsx';
import { PlaceLink } from '../../../components/place-link.tsx';
import { Problem } from '../../../components/problem.tsx';
import { Status } from '../../../components/status.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { clusterPath } from '../cluster-path.ts';
import { Gone } from '../detail/gone.tsx';
import { PendingChanges } from '../detail/pending-changes.tsx';
import { type FoundCluster, useCluster } from '../detail/use-cluster.ts';
import { ModifyForm } from './modify-form.tsx';

/** The settings of a cluster, to be changed. Those of a group's member are the group's. */
export default function ModifyPage({ id }: { id: string }) {
  const t = useText();
  const { found, error, gone, retry } = useCluster(id);
  return (
    <Page
      title={t('clusters.modify.title', { id })}
      above={[
        { text: t('nav.clusters'), path: '/clusters' },
        { text: id, path: clusterPath(id) },
      ]}
      info={<Status status={found?.cluster.CacheClusterStatus} />}
    >
      {gone ? (
        <Gone id={id} />
      ) : found ? (
        <Contents found={found} />
      ) : error ? (
        <Problem error={error} onRetry={retry} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Contents({ found: { cluster, group } }: { found: FoundCluster }) {
  const t = useText();
  const groupId = cluster.ReplicationGroupId;
  return (
    <SpaceBetween size="l">
      <PendingChanges cluster={cluster} group={group} />
      {groupId ? (
        <Alert type="info" header={t('clusters.modify.ofGroup')}>
          <PlaceLink to={`/groups/${groupId}/modify`}>{groupId}</PlaceLink>
        </Alert>
      ) : (
        <ModifyForm cluster={cluster} />
      )}
    </SpaceBetween>
  );
}
