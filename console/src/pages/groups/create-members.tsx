import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { MAX_REPLICAS } from '../../../../src/domain/group-status.ts';
import { type EngineVersion, EngineVersionField } from '../../fields/engine-fields.tsx';
import { NodeTypeField } from '../../fields/node-type-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { hasFailover } from './create-form.ts';
import type { CreateProps } from './create-props.ts';
import { CreateZones } from './create-zones.tsx';

interface CreateMembersProps extends CreateProps {
  engine: EngineVersion | undefined;
  versions: readonly EngineVersion[];
  loading: boolean;
}

/** How many members, of which kind and where, and whether one of them takes over by itself. */
export function CreateMembers({ form, change, errors, engine, versions, loading }: CreateMembersProps) {
  const t = useText();
  const counts = Array.from({ length: MAX_REPLICAS + 1 }, (_, replicas) => ({
    value: String(replicas + 1),
    label: t('groups.memberCount', { count: replicas + 1, replicas }),
  }));
  return (
    <Container header={<Header variant="h2">{t('groups.members')}</Header>}>
      <SpaceBetween size="l">
        <FormField label={t('groups.numberOfMembers')} errorText={errors.of('NumCacheClusters')}>
          <Select
            selectedOption={counts[form.members - 1] ?? null}
            options={counts}
            onChange={({ detail }) => change({ members: Number(detail.selectedOption.value) })}
          />
        </FormField>
        <EngineVersionField
          value={engine}
          versions={versions}
          loading={loading}
          onChange={(chosen) => change({ engine: chosen, parameterGroup: '' })}
          errorText={errors.of('EngineVersion')}
        />
        <NodeTypeField
          value={form.nodeType}
          onChange={(nodeType) => change({ nodeType })}
          errorText={errors.of('CacheNodeType')}
        />
        <FormField errorText={errors.of('AutomaticFailoverEnabled')}>
          <Checkbox
            checked={hasFailover(form)}
            disabled={form.members === 1}
            description={t('groups.automaticFailoverHelp')}
            onChange={({ detail }) => change({ automaticFailover: detail.checked })}
          >
            {t('groups.automaticFailover')}
          </Checkbox>
        </FormField>
        <FormField errorText={errors.of('MultiAZEnabled')}>
          <Checkbox
            checked={hasFailover(form) && form.multiAz}
            disabled={!hasFailover(form)}
            description={t('groups.multiAzHelp')}
            onChange={({ detail }) => change({ multiAz: detail.checked })}
          >
            {t('groups.multiAz')}
          </Checkbox>
        </FormField>
        <CreateZones form={form} change={change} errors={errors} />
      </SpaceBetween>
    </Container>
  );
}
