import type { MessageId } from '../../../i18n/messages.ts';
import type { Setting } from './settings.ts';

const LABELS: Readonly<Record<Setting, MessageId>> = {
  nodeType: 'fields.nodeType',
  engine: 'fields.engineVersion',
  parameterGroup: 'fields.parameterGroup',
  securityGroups: 'clusters.securityGroups',
  maintenanceWindow: 'fields.maintenanceWindow',
  snapshotWindow: 'fields.snapshotWindow',
  retention: 'clusters.retention',
  autoUpgrade: 'clusters.autoUpgrade',
  topic: 'clusters.topic',
  topicActive: 'clusters.topicActive',
};

/** What a setting is called on the page. */
export function settingLabel(setting: Setting): MessageId {
  return LABELS[setting];
}
