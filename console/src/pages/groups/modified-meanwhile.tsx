import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { differing, type GroupSetting, type GroupSettings } from './modify-settings.ts';

const LABELS: Readonly<Record<GroupSetting, MessageId>> = {
  description: 'common.description',
  automaticFailover: 'groups.automaticFailover',
  multiAz: 'groups.multiAz',
  nodeType: 'fields.nodeType',
  engine: 'fields.engineVersion',
  parameterGroup: 'fields.parameterGroup',
  maintenanceWindow: 'fields.maintenanceWindow',
  snapshotWindow: 'fields.snapshotWindow',
  retention: 'groups.retention',
  snapshottingCluster: 'groups.snapshottingCluster',
  autoUpgrade: 'groups.minorUpgrades',
};

interface ModifiedMeanwhileProps {
  before: GroupSettings;
  after: GroupSettings;
  /** With one's own changes, or without. */
  onGoOn(keep: boolean): void;
}

/** Somebody else was faster: what they changed, before one's own changes go on top of it. */
export function ModifiedMeanwhile({ before, after, onGoOn }: ModifiedMeanwhileProps) {
  const t = useText();
  const shown = (value: string | boolean) =>
    typeof value === 'boolean' ? t(value ? 'groups.on' : 'groups.off') : value || t('common.none');
  return (
    <Alert
      type="warning"
      header={t('groups.meanwhile')}
      action={
        <SpaceBetween direction="horizontal" size="xs">
          <Button formAction="none" onClick={() => onGoOn(true)}>
            {t('groups.keepMine')}
          </Button>
          <Button formAction="none" onClick={() => onGoOn(false)}>
            {t('groups.dropMine')}
          </Button>
        </SpaceBetween>
      }
    >
      {differing(before, after).map((setting) => (
        <div
          key={setting}
        >{`${t(LABELS[setting])}: ${shown(before[setting])} → ${shown(after[setting])}`}</div>
      ))}
    </Alert>
  );
}
