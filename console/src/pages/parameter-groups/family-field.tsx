import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { FAMILIES } from '../../../../src/domain/family-names.ts';
import { useAll } from '../../api/use-api.ts';
import { engineName, useEngineVersions } from '../../fields/engine-fields.tsx';
import { useText } from '../../i18n/use-text.ts';

interface FamilyFieldProps {
  value: string;
  onChange(family: string): void;
  /** That of the group that is copied: shown, not to be chosen. */
  fixed: boolean;
  errorText?: string | undefined;
  description?: string | undefined;
}

/** The families of parameters, with the versions that are there to run with each. */
export function FamilyField({ value, onChange, fixed, errorText, description }: FamilyFieldProps) {
  const t = useText();
  const { versions } = useEngineVersions();
  const options = FAMILIES.map((family) => {
    const there = versions.filter((one) => one.family === family);
    return {
      value: family,
      label: family,
      description:
        there.length > 0
          ? there.map((one) => `${engineName(one.engine)} ${one.version}`).join(', ')
          : t('parameters.noEngine'),
    };
  });
  return (
    <FormField label={t('parameters.family')} description={description} errorText={errorText}>
      <Select
        disabled={fixed}
        selectedOption={options.find((option) => option.value === value) ?? null}
        options={options}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}

/** The family of the version that a cluster gets when none is asked for; empty until it is known. */
export function useUsualFamily(): string {
  const answer = useAll(
    'DescribeCacheEngineVersions',
    { Engine: 'redis', DefaultOnly: true },
    'CacheEngineVersions',
  );
  return answer.data?.[0]?.CacheParameterGroupFamily ?? '';
}
