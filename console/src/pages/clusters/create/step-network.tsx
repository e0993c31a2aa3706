import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ParameterGroupField } from '../../../fields/parameter-group-field.tsx';
import { PortField } from '../../../fields/port-field.tsx';
import { SubnetGroupField } from '../../../fields/subnet-group-field.tsx';
import { ZoneField } from '../../../fields/zone-field.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { StepProps } from './step-props.ts';

/** Where the node is, how it is reached, and what it is configured with; all of it has defaults. */
export function NetworkStep({ form, change, errorOf }: StepProps) {
  const t = useText();
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t('clusters.create.where')}</Header>}>
        <SpaceBetween size="l">
          <FormField label={t('clusters.create.nodeCount')} description={t('clusters.oneNode')}>
            <Input value="1" readOnly />
          </FormField>
          <PortField value={form.port} onChange={(port) => change({ port })} errorText={errorOf('Port')} />
          <ZoneField
            value={form.zone}
            onChange={(zone) => change({ zone })}
            errorText={errorOf('PreferredAvailabilityZone')}
          />
          <SubnetGroupField
            value={form.subnetGroup}
            onChange={(subnetGroup) => change({ subnetGroup })}
            errorText={errorOf('CacheSubnetGroupName')}
          />
          <FormField
            label={t('clusters.securityGroups')}
            constraintText={t('clusters.create.securityGroupsRule')}
            errorText={errorOf('SecurityGroupIds')}
          >
            <Input
              value={form.securityGroups}
              placeholder={t('common.none')}
              spellcheck={false}
              onChange={({ detail }) => change({ securityGroups: detail.value })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{t('clusters.create.parameters')}</Header>}>
        <ParameterGroupField
          value={form.parameterGroup}
          family={form.engine?.family}
          onChange={(parameterGroup) => change({ parameterGroup })}
          errorText={errorOf('CacheParameterGroupName')}
        />
      </Container>
    </SpaceBetween>
  );
}
