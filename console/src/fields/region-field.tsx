import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { KNOWN_REGIONS } from '../../../src/domain/regions.ts';
import { useRegion } from '../app/region.tsx';
import { useText } from '../i18n/use-text.ts';

interface RegionFieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
  errorText?: string | undefined;
}

/** A region of AWS's, the page's own first. */
export function RegionField({ label, value, onChange, errorText }: RegionFieldProps) {
  const t = useText();
  const own = useRegion();
  const options = [...new Set([own, ...KNOWN_REGIONS])].map((region) => ({
    value: region,
    label: region,
    ...(region === own && { description: t('fields.thisRegion') }),
  }));
  return (
    <FormField label={label} errorText={errorText}>
      <Select
        selectedOption={{ value, label: value }}
        options={options}
        filteringType="auto"
        filteringAriaLabel={t('common.find', { what: label })}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? own)}
      />
    </FormField>
  );
}
