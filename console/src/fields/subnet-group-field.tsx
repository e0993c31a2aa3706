import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useAll } from '../api/use-api.ts';
import { useText } from '../i18n/use-text.ts';

interface SubnetGroupFieldProps {
  /** Empty for none. */
  value: string;
  onChange(value: string): void;
  errorText?: string | undefined;
}

export function SubnetGroupField({ value, onChange, errorText }: SubnetGroupFieldProps) {
  const t = useText();
  const groups = useAll('DescribeCacheSubnetGroups', {}, 'CacheSubnetGroups');
  const none = { value: '', label: t('common.none') };
  const options = (groups.data ?? []).map((group) => ({
    value: group.CacheSubnetGroupName ?? '',
    label: group.CacheSubnetGroupName ?? '',
    description: group.CacheSubnetGroupDescription ?? '',
  }));
  return (
    <FormField label={t('fields.subnetGroup')} errorText={errorText}>
      <Select
        selectedOption={
          [none, ...options].find((option) => option.value === value) ?? { value, label: value }
        }
        options={[none, ...options]}
        statusType={groups.isLoading ? 'loading' : 'finished'}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
