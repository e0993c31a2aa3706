import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { engineName } from '../../fields/engine-fields.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useClusters } from '../clusters/use-clusters.ts';
import type { CreateProps } from './create-props.ts';

/** The cluster that the group is made around: one that stands alone, and is at rest. */
export function PrimaryField({ form, change, errors }: CreateProps) {
  const t = useText();
  const clusters = useClusters();
  const options = (clusters.data ?? [])
    .filter((cluster) => !cluster.ReplicationGroupId)
    .map((cluster) => ({
      value: cluster.CacheClusterId ?? '',
      label: cluster.CacheClusterId ?? '',
      description: `${engineName(cluster.Engine)} ${cluster.EngineVersion}, ${cluster.CacheNodeType}`,
      disabled: cluster.CacheClusterStatus !== 'available',
    }));
  const chosen = options.find(({ value }) => value === form.primary);
  const given = form.primary === '' ? null : { value: form.primary, label: form.primary };
  return (
    <FormField
      label={t('groups.primaryId')}
      description={t('groups.primaryIdHelp')}
      errorText={errors.of('PrimaryClusterId')}
    >
      <Select
        selectedOption={chosen ?? given}
        options={options}
        placeholder={t('groups.choosePrimary')}
        empty={t('groups.noFreeCluster')}
        statusType={clusters.isLoading ? 'loading' : 'finished'}
        filteringType="auto"
        onChange={({ detail }) => change({ primary: detail.selectedOption.value ?? '' })}
      />
    </FormField>
  );
}
