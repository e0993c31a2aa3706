import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { TagsField } from '../../../fields/tags-field.tsx';
import { WindowField } from '../../../fields/window-field.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { AutoUpgradeField } from '../../clusters/fields/auto-upgrade-field.tsx';
import { RetentionField } from '../../clusters/fields/retention-field.tsx';
import type { PartProps } from './restore-form.tsx';

/** What is done to it by itself, and when; and its tags. */
export function Upkeep({ settings, change, errorOf }: PartProps) {
  const t = useText();
  return (
    <Container header={<Header variant="h2">{t('snapshots.upkeep')}</Header>}>
      <SpaceBetween size="l">
        <AutoUpgradeField value={settings.autoMinor} onChange={(autoMinor) => change({ autoMinor })} />
        <WindowField
          kind="maintenance"
          value={settings.maintenanceWindow}
          onChange={(maintenanceWindow) => change({ maintenanceWindow })}
          errorText={errorOf('PreferredMaintenanceWindow')}
        />
        <RetentionField
          value={settings.retention}
          onChange={(retention) => change({ retention })}
          errorText={errorOf('SnapshotRetentionLimit')}
        />
        <WindowField
          kind="snapshot"
          value={settings.snapshotWindow}
          onChange={(snapshotWindow) => change({ snapshotWindow })}
          errorText={errorOf('SnapshotWindow')}
        />
        <FormField label={t('snapshots.tags')} stretch>
          <TagsField value={settings.tags} onChange={(tags) => change({ tags })} />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
