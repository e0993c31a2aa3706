import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { type EngineVersion, EngineVersionField } from '../../../fields/engine-fields.tsx';
import { IdentifierField } from '../../../fields/identifier-field.tsx';
import { NodeTypeField } from '../../../fields/node-type-field.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { StepProps } from './step-props.ts';
import { useRestorable } from './use-create-form.ts';

interface MethodStepProps extends StepProps {
  versions: readonly EngineVersion[];
}

/** From nothing or from a snapshot; and all that a cluster from nothing can't do without. */
export function MethodStep({ form, change, errorOf, versions }: MethodStepProps) {
  const t = useText();
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t('clusters.create.from')}</Header>}>
        <SpaceBetween size="l">
          <Tiles
            ariaLabel={t('clusters.create.from')}
            value={form.method}
            onChange={({ detail }) => change({ method: detail.value as 'empty' | 'snapshot' })}
            items={[
              {
                value: 'empty',
                label: t('clusters.create.empty'),
                description: t('clusters.create.emptyHelp'),
              },
              {
                value: 'snapshot',
                label: t('clusters.create.snapshot'),
                description: t('clusters.create.snapshotHelp'),
              },
            ]}
          />
          {form.method === 'snapshot' && (
            <SnapshotField
              value={form.snapshot}
              onChange={(snapshot) => change({ snapshot })}
              errorText={errorOf('SnapshotName')}
            />
          )}
        </SpaceBetween>
      </Container>
      {form.method === 'empty' && (
        <Container header={<Header variant="h2">{t('clusters.create.settings')}</Header>}>
          <SpaceBetween size="l">
            <IdentifierField
              kind="cluster"
              label={t('clusters.create.name')}
              value={form.id}
              onChange={(id) => change({ id })}
              errorText={errorOf('CacheClusterId')}
            />
            <EngineVersionField
              versions={versions}
              loading={false}
              value={form.engine}
              onChange={(engine) => change({ engine, parameterGroup: '' })}
              errorText={errorOf('EngineVersion') ?? errorOf('Engine')}
            />
            <NodeTypeField
              value={form.nodeType}
              onChange={(nodeType) => change({ nodeType })}
              errorText={errorOf('CacheNodeType')}
            />
          </SpaceBetween>
        </Container>
      )}
    </SpaceBetween>
  );
}

interface SnapshotFieldProps {
  value: string;
  onChange(value: string): void;
  errorText: string | undefined;
}

function SnapshotField({ value, onChange, errorText }: SnapshotFieldProps) {
  const t = useText();
  const { snapshots, loading } = useRestorable();
  const options = snapshots.map((snapshot) => ({
    value: snapshot.SnapshotName ?? '',
    label: snapshot.SnapshotName ?? '',
    description: snapshot.CacheClusterId ?? '',
  }));
  return (
    <FormField label={t('clusters.create.whichSnapshot')} errorText={errorText}>
      <Select
        selectedOption={options.find((option) => option.value === value) ?? null}
        options={options}
        placeholder={t('clusters.create.chooseSnapshot')}
        empty={t('clusters.create.noSnapshots')}
        statusType={loading ? 'loading' : 'finished'}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
