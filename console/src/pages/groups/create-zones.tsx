import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { MAX_REPLICAS } from '../../../../src/domain/group-status.ts';
import { availabilityZones } from '../../../../src/domain/regions.ts';
import { useRegion } from '../../app/region.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { CreateProps } from './create-props.ts';

/** Where each member is to be: the API wants to know of all of them, or of none. */
export function CreateZones({ form, change, errors }: CreateProps) {
  const t = useText();
  const zones = availabilityZones(useRegion());
  const zoneOf = (index: number) => form.zones?.[index] ?? zones[index % zones.length]!;
  const all = Array.from({ length: MAX_REPLICAS + 1 }, (_, index) => zoneOf(index));
  const options = zones.map((zone) => ({ value: zone, label: zone }));
  return (
    <SpaceBetween size="s">
      <FormField errorText={errors.of('PreferredCacheClusterAZs')}>
        <Checkbox
          checked={form.zones !== undefined}
          description={t('groups.chooseZonesHelp')}
          onChange={({ detail }) => change({ zones: detail.checked ? all : undefined })}
        >
          {t('groups.chooseZones')}
        </Checkbox>
      </FormField>
      {form.zones && (
        <ColumnLayout columns={3}>
          {all.slice(0, form.members).map((zone, index) => {
            const name =
              index === 0 ? t('groups.role.primary') : t('groups.replicaNumber', { number: index });
            return (
              <FormField key={name} label={name}>
                <Select
                  selectedOption={{ value: zone, label: zone }}
                  options={options}
                  onChange={({ detail }) =>
                    change({ zones: all.with(index, detail.selectedOption.value ?? zone) })
                  }
                />
              </FormField>
            );
          })}
        </ColumnLayout>
      )}
    </SpaceBetween>
  );
}
