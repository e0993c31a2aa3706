import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { TagsField } from '../../../fields/tags-field.tsx';
import { WindowField } from '../../../fields/window-field.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { PartProps } from './restore-form.tsx';

/** What is done to it by itself, and when; and its tags. */
export function Upkeep({ settings, change, errorOf }: PartProps) {
  const t = useText();
  return (
    <Container header={<Header variant="h2">{t('snapshots.upkeep')}</Header>}>
      <SpaceBetween size="l">
        <Toggle
          checked={settings.autoMinor}
          description={t('snapshots.autoMinorHelp')}
          onChange={({ detail }) => change({ autoMinor: detail.checked })}
        >
          {t('snapshots.autoMinor')}
        </Toggle>
        <WindowField
          kind="maintenance"
          value={settings.maintenanceWindow}
          onChange={(maintenanceWindow) => change({ maintenanceWindow })}
          errorText={errorOf('PreferredMaintenanceWindow')}
        />
        <FormField
          label={t('snapshots.retention')}
          constraintText={t('snapshots.retentionRule')}
          errorText={errorOf('SnapshotRetentionLimit')}
        >
          <Input
            value={settings.retention}
            inputMode="numeric"
            onChange={({ detail }) => change({ retention: detail.value })}
          />
        </FormField>
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
