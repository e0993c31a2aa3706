import type { CacheCluster } from '../../api/json.ts';
import { resourcePath } from '../../app/resource-path.ts';
import { PlaceLink } from '../../components/place-link.tsx';
import { Row, Rows } from '../../components/rows.tsx';

/** Clusters that are in a subnet group, each with its zone. */
export function ClusterRows({ clusters }: { clusters: readonly CacheCluster[] }) {
  return (
    <Rows>
      {clusters.map(({ CacheClusterId: id, PreferredAvailabilityZone: zone }) => (
        <Row key={id} end={zone}>
          <PlaceLink to={resourcePath('cache-cluster', id) ?? ''}>{id}</PlaceLink>
        </Row>
      ))}
    </Rows>
  );
}
