import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CacheCluster } from '../../api/json.ts';
import { engineName } from '../../fields/engine-fields.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type GroupView, primaryOf } from './group-view.ts';
import { whyNot } from './why-not.ts';

interface DemoteChoiceProps {
  cluster: string;
  group: string;
  clusters: readonly CacheCluster[];
  views: readonly GroupView[];
  onCluster(id: string): void;
  onGroup(id: string): void;
  errors: { of(field: string): string | undefined };
}

/** Who is to be a replica, and whose. */
export function DemoteChoice(props: DemoteChoiceProps) {
  const { cluster, group, clusters, views, onCluster, onGroup, errors } = props;
  const t = useText();
  const demotable = clusters
    .filter((one) => isOwnPrimary(one, views))
    .map((one) => ({
      value: one.CacheClusterId ?? '',
      label: one.CacheClusterId ?? '',
      description: `${engineName(one.Engine)} ${one.EngineVersion}, ${one.CacheNodeType}`,
      disabled: one.CacheClusterStatus !== 'available',
    }));
  const targets = views
    .filter((view) => !view.members.some(({ id }) => id === cluster))
    .map((view) => {
      const why = whyNot('demote', view);
      return {
        value: view.id,
        label: view.id,
        description: t('groups.primaryIs', { id: primaryOf(view)?.id ?? '' }),
        disabled: why !== undefined,
        ...(why && { disabledReason: t(why.id, why.values) }),
      };
    });
  const given = (value: string) => (value === '' ? null : { value, label: value });
  return (
    <SpaceBetween size="l">
      <FormField label={t('groups.clusterToDemote')} errorText={errors.of('CacheClusterId')}>
        <Select
          selectedOption={demotable.find(({ value }) => value === cluster) ?? given(cluster)}
          options={demotable}
          empty={t('groups.noFreeCluster')}
          placeholder={t('groups.choosePrimary')}
          filteringType="auto"
          onChange={({ detail }) => onCluster(detail.selectedOption.value ?? '')}
        />
      </FormField>
      <FormField label={t('groups.groupToJoin')} errorText={errors.of('ReplicationGroupId')}>
        <Select
          selectedOption={targets.find(({ value }) => value === group) ?? given(group)}
          options={targets}
          empty={t('groups.none')}
          placeholder={t('groups.chooseGroup')}
          filteringType="auto"
          onChange={({ detail }) => onGroup(detail.selectedOption.value ?? '')}
        />
      </FormField>
    </SpaceBetween>
  );
}

/** A cluster that nobody follows: one of its own, or the only member of a group, which ends with it. */
function isOwnPrimary({ ReplicationGroupId: own }: CacheCluster, views: readonly GroupView[]): boolean {
  return !own || views.some(({ id, members }) => id === own && members.length === 1);
}
