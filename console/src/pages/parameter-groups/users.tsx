import type { CacheCluster } from '../../api/json.ts';
import { resourcePath } from '../../app/resource-path.ts';
import { PlaceLink } from '../../components/place-link.tsx';
import { Row, Rows } from '../../components/rows.tsx';
import { Status } from '../../components/status.tsx';
import { useText } from '../../i18n/use-text.ts';

/** Who uses a group: each cluster, the replication group it is in, and whether all is in force there. */
export function Users({ clusters }: { clusters: readonly CacheCluster[] }) {
  const t = useText();
  return (
    <Rows>
      {clusters.map(({ CacheClusterId: id, ReplicationGroupId: group, CacheParameterGroup: use }) => (
        <Row key={id} end={<Status status={use?.ParameterApplyStatus} />}>
          <PlaceLink to={resourcePath('cache-cluster', id) ?? ''}>{id}</PlaceLink>
          {group && (
            <>
              {' '}
              {t('parameters.inGroup')}{' '}
              <PlaceLink to={resourcePath('replication-group', group) ?? ''}>{group}</PlaceLink>
            </>
          )}
        </Row>
      ))}
    </Rows>
  );
}
