import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useAll } from '../api/use-api.ts';
import { useText } from '../i18n/use-text.ts';

interface ParameterGroupFieldProps {
  /** Empty for the default of the family. */
  value: string;
  /** Only groups of this family fit; undefined while it isn't known. */
  family: string | undefined;
  onChange(value: string): void;
  errorText?: string | undefined;
}

/** The parameter groups of a family; none chosen means the family's own default. */
export function ParameterGroupField({ value, family, onChange, errorText }: ParameterGroupFieldProps) {
  const t = useText();
  const groups = useAll('DescribeCacheParameterGroups', {}, 'CacheParameterGroups');
  const standard = { value: '', label: t('fields.default', { name: family ? `default.${family}` : '' }) };
  const options = (groups.data ?? [])
    .filter((group) => family === undefined || group.CacheParameterGroupFamily === family)
    .filter((group) => group.CacheParameterGroupName !== `default.${family}`)
    .map((group) => ({
      value: group.CacheParameterGroupName ?? '',
      label: group.CacheParameterGroupName ?? '',
      description: group.Description ?? '',
    }));
  return (
    <FormField label={t('fields.parameterGroup')} errorText={errorText}>
      <Select
        selectedOption={
          [standard, ...options].find((option) => option.value === value) ?? { value, label: value }
        }
        options={[standard, ...options]}
        statusType={groups.isLoading ? 'loading' : 'finished'}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
