import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Snapshot } from '../../../api/json.ts';
import { PlaceLink } from '../../../components/place-link.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';

/** How the cluster was set that the snapshot was taken of: what a restore proposes. */
export function Settings({ snapshot }: { snapshot: Snapshot }) {
  const t = useText();
  const { time } = useFormat();
  const {
    CacheParameterGroupName: parameters,
    CacheSubnetGroupName: subnets,
    SnapshotRetentionLimit: days,
  } = snapshot;
  const pair = (label: string, value: React.ReactNode) => ({ label, value });
  return (
    <Container
      header={
        <Header variant="h2" description={t('snapshots.settingsHelp')}>
          {t('snapshots.settings')}
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        items={[
          pair(t('fields.nodeType'), snapshot.CacheNodeType),
          pair(t('fields.port'), snapshot.Port),
          pair(t('fields.zone'), snapshot.PreferredAvailabilityZone),
          pair(
            t('fields.parameterGroup'),
            parameters && (
              <PlaceLink to={`/parameter-groups/${encodeURIComponent(parameters)}`}>{parameters}</PlaceLink>
            ),
          ),
          pair(
            t('fields.subnetGroup'),
            subnets ? (
              <PlaceLink to={`/subnet-groups/${encodeURIComponent(subnets)}`}>{subnets}</PlaceLink>
            ) : (
              t('common.none')
            ),
          ),
          pair(t('fields.maintenanceWindow'), snapshot.PreferredMaintenanceWindow),
          pair(t('clusters.automaticSnapshots'), days ? t('clusters.keptFor', { days }) : t('clusters.off')),
          pair(t('fields.snapshotWindow'), snapshot.SnapshotWindow),
          pair(t('clusters.autoUpgrade'), t(snapshot.AutoMinorVersionUpgrade ? 'common.yes' : 'common.no')),
          pair(t('snapshots.clusterCreated'), time(snapshot.CacheClusterCreateTime)),
        ]}
      />
    </Container>
  );
}
