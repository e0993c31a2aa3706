import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { Copyable } from '../../components/copyable.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { engineName } from '../../fields/engine-fields.tsx';
import { UNKNOWN, useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { type GroupView, primaryOf } from './group-view.ts';
import { useWindowText } from './use-window-text.ts';

/** What all members have in common, read off the primary where the group itself doesn't tell. */
export function GroupSettings({ view }: { view: GroupView }) {
  const t = useText();
  const { time } = useFormat();
  const windowText = useWindowText();
  const { group } = view;
  const primary = primaryOf(view)?.cluster;
  const parameters = primary?.CacheParameterGroup?.CacheParameterGroupName;
  const retention = group.SnapshotRetentionLimit ?? 0;
  const onOff = (on: boolean) => t(on ? 'groups.on' : 'groups.off');
  const items = [
    { label: t('groups.automaticFailover'), value: onOff(group.AutomaticFailover !== 'disabled') },
    { label: t('groups.multiAz'), value: onOff(group.MultiAZ === 'enabled') },
    {
      label: t('groups.engine'),
      value: primary ? `${engineName(primary.Engine)} ${primary.EngineVersion}` : UNKNOWN,
    },
    { label: t('fields.nodeType'), value: group.CacheNodeType ?? UNKNOWN },
    {
      label: t('fields.parameterGroup'),
      value: parameters ? (
        <PlaceLink to={`/parameter-groups/${parameters}`}>{parameters}</PlaceLink>
      ) : (
        UNKNOWN
      ),
    },
    { label: t('groups.maintenanceWindow'), value: windowText(primary?.PreferredMaintenanceWindow) },
    {
      label: t('groups.automaticSnapshots'),
      value:
        retention === 0
          ? t('groups.off')
          : t('groups.snapshotsKept', { days: retention, window: group.SnapshotWindow }),
    },
    {
      label: t('groups.snapshottingCluster'),
      value: group.SnapshottingClusterId ?? t('groups.anyReplica'),
    },
    { label: t('groups.minorUpgrades'), value: onOff(group.AutoMinorVersionUpgrade ?? false) },
    { label: t('groups.created'), value: time(group.ReplicationGroupCreateTime) },
    { label: 'ARN', value: group.ARN ? <Copyable text={group.ARN} /> : UNKNOWN },
  ];
  return (
    <Container header={<Header variant="h2">{t('groups.settings')}</Header>}>
      <KeyValuePairs columns={3} items={items} />
    </Container>
  );
}
