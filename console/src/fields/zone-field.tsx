import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { availabilityZones } from '../../../src/domain/regions.ts';
import { useRegion } from '../app/region.tsx';
import { useText } from '../i18n/use-text.ts';

interface ZoneFieldProps {
  /** Empty for whichever Holdfast chooses. */
  value: string;
  onChange(value: string): void;
  errorText?: string | undefined;
  label?: string;
}

export function ZoneField({ value, onChange, errorText, label }: ZoneFieldProps) {
  const t = useText();
  const any = { value: '', label: t('fields.anyZone') };
  const options = [any, ...availabilityZones(useRegion()).map((zone) => ({ value: zone, label: zone }))];
  return (
    <FormField label={label ?? t('fields.zone')} errorText={errorText}>
      <Select
        selectedOption={options.find((option) => option.value === value) ?? any}
        options={options}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
