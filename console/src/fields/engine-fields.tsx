import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useAll } from '../api/use-api.ts';
import { useText } from '../i18n/use-text.ts';

const NAMES: Readonly<Record<string, string>> = { redis: 'Redis', valkey: 'Valkey' };

export interface EngineVersion {
  engine: string;
  version: string;
  family: string;
}

/** The versions that are there, newest of each engine first. */
export function useEngineVersions(): { versions: readonly EngineVersion[]; loading: boolean } {
  const answer = useAll('DescribeCacheEngineVersions', {}, 'CacheEngineVersions');
  const versions = (answer.data ?? []).map((one) => ({
    engine: one.Engine ?? '',
    version: one.EngineVersion ?? '',
    family: one.CacheParameterGroupFamily ?? '',
  }));
  return { versions, loading: answer.isLoading };
}

export function engineName(engine: string | undefined): string {
  return NAMES[engine ?? ''] ?? engine ?? '';
}

interface EngineVersionFieldProps {
  /** Undefined while none is chosen. */
  value: EngineVersion | undefined;
  versions: readonly EngineVersion[];
  loading: boolean;
  onChange(value: EngineVersion): void;
  errorText?: string | undefined;
}

/** Engine and version in one: `Redis 7.0`. */
export function EngineVersionField({
  value,
  versions,
  loading,
  onChange,
  errorText,
}: EngineVersionFieldProps) {
  const t = useText();
  const toOption = (one: EngineVersion) => ({
    value: `${one.engine} ${one.version}`,
    label: `${engineName(one.engine)} ${one.version}`,
    description: one.family,
  });
  return (
    <FormField label={t('fields.engineVersion')} errorText={errorText}>
      <Select
        selectedOption={value ? toOption(value) : null}
        options={versions.map(toOption)}
        statusType={loading ? 'loading' : 'finished'}
        onChange={({ detail }) => {
          const chosen = versions.find((one) => toOption(one).value === detail.selectedOption.value);
          if (chosen) onChange(chosen);
        }}
      />
    </FormField>
  );
}
