import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { resourcePath } from '../../app/resource-path.ts';
import { PlaceLink } from '../../components/place-link.tsx';
import { Row, Rows } from '../../components/rows.tsx';
import { Status } from '../../components/status.tsx';
import { isBusy } from '../../components/status-types.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Region } from './attention.ts';

/** What is being made, changed or taken down at this moment; nothing at all where nothing is. */
export function UnderWay({ region }: { region: Region }) {
  const t = useText();
  const busy = [
    ...region.clusters.map((one) => ['cache-cluster', one.CacheClusterId, one.CacheClusterStatus] as const),
    ...region.groups.map((one) => ['replication-group', one.ReplicationGroupId, one.Status] as const),
    ...region.snapshots.map((one) => ['snapshot', one.SnapshotName, one.SnapshotStatus] as const),
  ].filter(([, , status]) => isBusy(status));
  if (busy.length === 0) return null;
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${busy.length})`}>
          {t('overview.underWay')}
        </Header>
      }
    >
      <Rows>
        {busy.map(([kind, id, status]) => (
          <Row key={`${kind} ${id}`} end={<Status status={status} />}>
            <PlaceLink to={resourcePath(kind, id) ?? '/'}>{id}</PlaceLink>{' '}
            <Box variant="span" color="text-body-secondary">
              {t(`overview.kind.${kind}`)}
            </Box>
          </Row>
        ))}
      </Rows>
    </Container>
  );
}
