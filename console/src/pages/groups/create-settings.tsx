import Checkbox from '@cloudscape-design/components/checkbox';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ParameterGroupField } from '../../fields/parameter-group-field.tsx';
import { PortField } from '../../fields/port-field.tsx';
import { SubnetGroupField } from '../../fields/subnet-group-field.tsx';
import { TagsField } from '../../fields/tags-field.tsx';
import { WindowField } from '../../fields/window-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { CreateProps } from './create-props.ts';

const SETTINGS = [
  'CacheParameterGroupName',
  'CacheSubnetGroupName',
  'Port',
  'PreferredMaintenanceWindow',
  'SnapshotWindow',
  'SnapshotRetentionLimit',
];

/** What most leave as it is. */
export function CreateSettings({
  form,
  change,
  errors,
  family,
}: CreateProps & { family: string | undefined }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const wrong = SETTINGS.some((field) => errors.of(field) !== undefined);
  return (
    <ExpandableSection
      variant="container"
      headerText={t('groups.moreSettings')}
      // What was refused must be seen.
      expanded={open || wrong}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      <SpaceBetween size="l">
        <ParameterGroupField
          value={form.parameterGroup}
          family={family}
          onChange={(parameterGroup) => change({ parameterGroup })}
          errorText={errors.of('CacheParameterGroupName')}
        />
        <SubnetGroupField
          value={form.subnetGroup}
          onChange={(subnetGroup) => change({ subnetGroup })}
          errorText={errors.of('CacheSubnetGroupName')}
        />
        <PortField value={form.port} onChange={(port) => change({ port })} errorText={errors.of('Port')} />
        <WindowField
          kind="maintenance"
          value={form.maintenanceWindow}
          onChange={(maintenanceWindow) => change({ maintenanceWindow })}
          errorText={errors.of('PreferredMaintenanceWindow')}
        />
        <FormField
          label={t('groups.retention')}
          constraintText={t('groups.retentionRule')}
          errorText={errors.of('SnapshotRetentionLimit')}
        >
          <Input
            value={form.retention}
            inputMode="numeric"
            placeholder="0"
            onChange={({ detail }) => change({ retention: detail.value })}
          />
        </FormField>
        <WindowField
          kind="snapshot"
          value={form.snapshotWindow}
          onChange={(snapshotWindow) => change({ snapshotWindow })}
          errorText={errors.of('SnapshotWindow')}
        />
        <Checkbox
          checked={form.minorUpgrades}
          onChange={({ detail }) => change({ minorUpgrades: detail.checked })}
        >
          {t('groups.minorUpgrades')}
        </Checkbox>
        <TagsField value={form.tags} onChange={(tags) => change({ tags })} />
      </SpaceBetween>
    </ExpandableSection>
  );
}
