import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { MAX_REPLICAS } from '../../../../../src/domain/group-status.ts';
import { IdentifierField } from '../../../fields/identifier-field.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { PartProps } from './restore-form.tsx';

/** What it becomes: a cluster, or a replication group around one; and what that is called. */
export function Identity({ settings, change, errorOf }: PartProps) {
  const t = useText();
  const group = settings.as === 'group';
  return (
    <Container header={<Header variant="h2">{t('snapshots.target')}</Header>}>
      <SpaceBetween size="l">
        <FormField label={t('snapshots.restoreAs')}>
          <RadioGroup
            value={settings.as}
            items={[
              { value: 'cluster', label: t('snapshots.cluster'), description: t('snapshots.clusterHelp') },
              { value: 'group', label: t('snapshots.group'), description: t('snapshots.groupHelp') },
            ]}
            onChange={({ detail }) => change({ as: detail.value as 'cluster' | 'group' })}
          />
        </FormField>
        <IdentifierField
          kind={settings.as}
          label={t(group ? 'snapshots.groupId' : 'snapshots.clusterId')}
          value={settings.id}
          onChange={(id) => change({ id })}
          errorText={errorOf(group ? 'ReplicationGroupId' : 'CacheClusterId')}
        />
        {group && <OfGroup settings={settings} change={change} errorOf={errorOf} />}
      </SpaceBetween>
    </Container>
  );
}

function OfGroup({ settings, change, errorOf }: PartProps) {
  const t = useText();
  const options = Array.from({ length: MAX_REPLICAS + 1 }, (_, count) => ({ value: String(count) }));
  return (
    <SpaceBetween size="l">
      <FormField label={t('common.description')} errorText={errorOf('ReplicationGroupDescription')}>
        <Input
          value={settings.description}
          onChange={({ detail }) => change({ description: detail.value })}
        />
      </FormField>
      <FormField label={t('snapshots.replicas')} errorText={errorOf('NumCacheClusters')}>
        <Select
          selectedOption={{ value: settings.replicas }}
          options={options}
          onChange={({ detail }) => change({ replicas: detail.selectedOption.value ?? '0' })}
        />
      </FormField>
      <Toggle
        checked={settings.automaticFailover && settings.replicas !== '0'}
        disabled={settings.replicas === '0'}
        description={t('snapshots.automaticFailoverHelp')}
        onChange={({ detail }) => change({ automaticFailover: detail.checked })}
      >
        {t('snapshots.automaticFailover')}
      </Toggle>
    </SpaceBetween>
  );
}
