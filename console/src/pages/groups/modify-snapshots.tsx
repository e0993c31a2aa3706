import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { WindowField } from '../../fields/window-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { RetentionField } from '../clusters/fields/retention-field.tsx';
import type { GroupView } from './group-view.ts';
import type { ModifyProps } from './modify-props.ts';

/** Automatic snapshots: of whom, when, and for how long they are kept. */
export function ModifySnapshots({ settings, edit, errors, view }: ModifyProps & { view: GroupView }) {
  const t = useText();
  const members = view.members.map(({ id, role }) => ({
    value: id,
    label: id,
    description: t(`groups.role.${role}`),
  }));
  const chosen = members.find(({ value }) => value === settings.snapshottingCluster);
  return (
    <Container header={<Header variant="h2">{t('groups.automaticSnapshots')}</Header>}>
      <SpaceBetween size="l">
        <RetentionField
          value={settings.retention}
          onChange={(retention) => edit({ retention })}
          errorText={errors.of('SnapshotRetentionLimit')}
        />
        <WindowField
          kind="snapshot"
          value={settings.snapshotWindow}
          onChange={(snapshotWindow) => edit({ snapshotWindow })}
          errorText={errors.of('SnapshotWindow')}
        />
        <FormField label={t('groups.snapshottingCluster')} errorText={errors.of('SnapshottingClusterId')}>
          <Select
            selectedOption={chosen ?? { value: '', label: t('groups.anyReplica') }}
            options={members}
            onChange={({ detail }) => edit({ snapshottingCluster: detail.selectedOption.value ?? '' })}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
