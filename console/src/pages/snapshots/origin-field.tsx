import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useAll } from '../../api/use-api.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Origin } from './facts.ts';
import { type OriginOption, originsOf } from './origins.ts';

interface OriginFieldProps {
  value: Origin | undefined;
  onChange(value: Origin): void;
  errorText?: string | undefined;
}

/** The cluster or the replication group to take the data of. One that can't be saved now says why. */
export function OriginField({ value, onChange, errorText }: OriginFieldProps) {
  const t = useText();
  const clusters = useAll('DescribeCacheClusters', {}, 'CacheClusters');
  const groups = useAll('DescribeReplicationGroups', {}, 'ReplicationGroups');
  const there = originsOf(clusters.data ?? [], groups.data ?? []);
  const toOption = ({ origin, facts, refused }: OriginOption) => ({
    value: keyOf(origin),
    label: origin.id,
    description: facts,
    ...(refused && {
      disabled: true,
      disabledReason: t(refused.why, refused.values),
      labelTag: t(refused.tag),
    }),
  });
  const options = (['cluster', 'group'] as const)
    .map((kind) => ({
      label: t(`snapshots.${kind}s`),
      options: there.filter(({ origin }) => origin.kind === kind).map(toOption),
    }))
    .filter(({ options }) => options.length > 0);
  const chosen = there.find(({ origin }) => value && keyOf(origin) === keyOf(value));
  const refusal = chosen?.refused && t(chosen.refused.why, chosen.refused.values);
  return (
    <FormField label={t('snapshots.origin')} errorText={errorText ?? refusal}>
      <Select
        selectedOption={chosen ? toOption(chosen) : value ? { value: keyOf(value), label: value.id } : null}
        options={options}
        filteringType="auto"
        filteringAriaLabel={t('common.find', { what: t('snapshots.origin') })}
        placeholder={t('snapshots.chooseOrigin')}
        statusType={clusters.isLoading || groups.isLoading ? 'loading' : 'finished'}
        empty={t('snapshots.noOrigins')}
        onChange={({ detail }) => {
          const found = there.find(({ origin }) => keyOf(origin) === detail.selectedOption.value);
          if (found) onChange(found.origin);
        }}
      />
    </FormField>
  );
}

function keyOf({ kind, id }: Origin): string {
  return `${kind}:${id}`;
}
