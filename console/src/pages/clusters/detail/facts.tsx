import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { CacheCluster } from '../../../api/json.ts';
import { Copyable } from '../../../components/copyable.tsx';
import { PlaceLink } from '../../../components/place-link.tsx';
import { Status } from '../../../components/status.tsx';
import { engineName } from '../../../fields/engine-fields.tsx';
import { UNKNOWN, useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type ClusterRow, endpointOf } from '../rows.ts';
import { MemoryUse } from './memory-use.tsx';
import { useNodeFigures } from './use-node-figures.ts';

/** A cluster's settings and figures, each as it is now. */
export function Facts({ cluster, row }: { cluster: CacheCluster; row: ClusterRow }) {
  const t = useText();
  const { number, time } = useFormat();
  const figures = useNodeFigures(row.id);
  const endpoint = endpointOf(cluster);
  const group = cluster.ReplicationGroupId;
  const parameters = cluster.CacheParameterGroup;
  const topic = cluster.NotificationConfiguration;
  const retention = cluster.SnapshotRetentionLimit ?? 0;
  const pair = (label: string, value: React.ReactNode) => ({ label, value: value ?? UNKNOWN });
  return (
    <Container header={<Header variant="h2">{t('clusters.facts')}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          pair(t('common.status'), <Status status={cluster.CacheClusterStatus} />),
          pair(t('clusters.engine'), `${engineName(cluster.Engine)} ${cluster.EngineVersion}`),
          pair(t('fields.nodeType'), cluster.CacheNodeType),
          pair(t('clusters.endpoint'), endpoint && <Copyable text={endpoint} />),
          pair(t('clusters.memory'), <MemoryUse figures={figures} />),
          pair(t('clusters.keys'), number(figures?.Keys)),
          pair(t('clusters.group'), group && <PlaceLink to={`/groups/${group}`}>{group}</PlaceLink>),
          pair(t('clusters.role'), row.role && t(`clusters.role.${row.role}`)),
          pair(
            t('fields.parameterGroup'),
            <PlaceLink to={`/parameter-groups/${parameters?.CacheParameterGroupName}`}>
              {parameters?.CacheParameterGroupName}
            </PlaceLink>,
          ),
          pair(t('clusters.parameterStatus'), <Status status={parameters?.ParameterApplyStatus} />),
          pair(t('fields.zone'), cluster.PreferredAvailabilityZone),
          pair(t('fields.subnetGroup'), cluster.CacheSubnetGroupName),
          pair(
            t('clusters.securityGroups'),
            cluster.SecurityGroups?.map((one) => one.SecurityGroupId).join(', ') || undefined,
          ),
          pair(t('fields.maintenanceWindow'), cluster.PreferredMaintenanceWindow),
          pair(
            t('clusters.automaticSnapshots'),
            retention === 0 ? t('clusters.off') : t('clusters.keptFor', { days: retention }),
          ),
          pair(t('fields.snapshotWindow'), cluster.SnapshotWindow),
          pair(t('clusters.autoUpgrade'), t(cluster.AutoMinorVersionUpgrade ? 'common.yes' : 'common.no')),
          pair(
            t('clusters.topic'),
            topic &&
              (topic.TopicStatus === 'active'
                ? topic.TopicArn
                : t('clusters.topicOff', { topic: topic.TopicArn })),
          ),
          pair(t('clusters.created'), time(cluster.CacheClusterCreateTime)),
          pair('ARN', cluster.ARN && <Copyable text={cluster.ARN} />),
        ]}
      />
    </Container>
  );
}
