import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { NodeTypeField } from '../../../fields/node-type-field.tsx';
import { ParameterGroupField } from '../../../fields/parameter-group-field.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Manifest } from '../manifest.ts';
import { databaseBeyond, shortageOf } from './fit.ts';
import type { PartProps } from './restore-form.tsx';
import { useParameters } from './use-parameters.ts';

interface SizeProps {
  manifest: Manifest;
  family: string;
  part: PartProps;
}

/** Node type and parameter group, which together say how much data there is room for. */
export function Size({ manifest, family, part: { settings, change, errorOf } }: SizeProps) {
  const t = useText();
  const { bytes } = useFormat();
  const parameters = useParameters(settings.parameterGroup, family);
  const shortage = shortageOf(manifest, settings.nodeType, parameters);
  const beyond = databaseBeyond(manifest, parameters);
  return (
    <Container header={<Header variant="h2">{t('snapshots.node')}</Header>}>
      <SpaceBetween size="l">
        <NodeTypeField
          value={settings.nodeType}
          onChange={(nodeType) => change({ nodeType })}
          description={t('snapshots.dataNeeds', { needed: bytes(manifest.Nodes?.[0]?.UsedMemory) })}
          errorText={
            errorOf('CacheNodeType') ??
            (shortage &&
              t('snapshots.noRoom', {
                needed: bytes(shortage.needed),
                room: bytes(shortage.room),
                type: settings.nodeType,
              }))
          }
        />
        <ParameterGroupField
          value={settings.parameterGroup}
          family={family}
          onChange={(parameterGroup) => change({ parameterGroup })}
          errorText={
            errorOf('CacheParameterGroupName') ?? (beyond && t('snapshots.tooFewDatabases', { ...beyond }))
          }
        />
      </SpaceBetween>
    </Container>
  );
}
