import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { canSnapshot, nodeType } from '../../../../../src/domain/node-types.ts';
import { TagsField } from '../../../fields/tags-field.tsx';
import { WindowField } from '../../../fields/window-field.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { AutoUpgradeField } from '../fields/auto-upgrade-field.tsx';
import { RetentionField } from '../fields/retention-field.tsx';
import { TopicField } from '../fields/topic-field.tsx';
import type { StepProps } from './step-props.ts';

/** What Holdfast does by itself, and when; and tags. All of it has defaults. */
export function MaintenanceStep({ form, change, errorOf }: StepProps) {
  const t = useText();
  const savable = canSnapshot(nodeType(form.nodeType));
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t('clusters.create.backups')}</Header>}>
        <SpaceBetween size="l">
          <RetentionField
            value={form.retention}
            onChange={(retention) => change({ retention })}
            description={savable ? undefined : t('clusters.backup.tooSmall', { type: form.nodeType })}
            errorText={errorOf('SnapshotRetentionLimit')}
          />
          <WindowField
            kind="snapshot"
            value={form.snapshotWindow}
            onChange={(snapshotWindow) => change({ snapshotWindow })}
            errorText={errorOf('SnapshotWindow')}
          />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{t('clusters.create.upkeep')}</Header>}>
        <SpaceBetween size="l">
          <WindowField
            kind="maintenance"
            value={form.maintenanceWindow}
            onChange={(maintenanceWindow) => change({ maintenanceWindow })}
            errorText={errorOf('PreferredMaintenanceWindow')}
          />
          <AutoUpgradeField value={form.autoUpgrade} onChange={(autoUpgrade) => change({ autoUpgrade })} />
          <TopicField
            value={form.topic}
            onChange={(topic) => change({ topic })}
            errorText={errorOf('NotificationTopicArn')}
          />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{t('clusters.tab.tags')}</Header>}>
        <SpaceBetween size="s">
          <TagsField value={form.tags} onChange={(tags) => change({ tags })} />
          {errorOf('Tags')}
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  );
}
