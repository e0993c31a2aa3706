import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { PortField } from '../../../fields/port-field.tsx';
import { SubnetGroupField } from '../../../fields/subnet-group-field.tsx';
import { ZoneField } from '../../../fields/zone-field.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { PartProps } from './restore-form.tsx';

/** Where it is reached. The members of a group are spread over the zones. */
export function Network({ settings, change, errorOf }: PartProps) {
  const t = useText();
  return (
    <Container header={<Header variant="h2">{t('snapshots.network')}</Header>}>
      <SpaceBetween size="l">
        <PortField value={settings.port} onChange={(port) => change({ port })} errorText={errorOf('Port')} />
        <SubnetGroupField
          value={settings.subnetGroup}
          onChange={(subnetGroup) => change({ subnetGroup })}
          errorText={errorOf('CacheSubnetGroupName')}
        />
        {settings.as === 'cluster' && (
          <ZoneField
            value={settings.zone}
            onChange={(zone) => change({ zone })}
            errorText={errorOf('PreferredAvailabilityZone')}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}
