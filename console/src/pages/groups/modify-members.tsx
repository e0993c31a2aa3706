import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CacheCluster } from '../../api/json.ts';
import { useApi } from '../../api/use-api.ts';
import { EngineVersionField } from '../../fields/engine-fields.tsx';
import { NodeTypeField } from '../../fields/node-type-field.tsx';
import { ParameterGroupField } from '../../fields/parameter-group-field.tsx';
import { WindowField } from '../../fields/window-field.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { AutoUpgradeField } from '../clusters/fields/auto-upgrade-field.tsx';
import { useUpgrades } from '../clusters/modify/use-upgrades.ts';
import type { GroupView } from './group-view.ts';
import type { ModifyProps } from './modify-props.ts';
import { engineOf } from './modify-settings.ts';

interface ModifyMembersProps extends ModifyProps {
  view: GroupView;
  primary: CacheCluster;
}

/** What is the same for all members. */
export function ModifyMembers({ settings, edit, errors, view, primary }: ModifyMembersProps) {
  const t = useText();
  const { bytes } = useFormat();
  const types = useApi('ListAllowedNodeTypeModifications', { ReplicationGroupId: view.id });
  const { ScaleUpModifications: up = [], ScaleDownModifications: down = [] } = types.data ?? {};
  const figures = useApi('DescribeNodeFigures', { CacheClusterId: primary.CacheClusterId ?? '' });
  const size = figures.data?.Nodes?.[0]?.UsedMemory;
  const upgrades = useUpgrades(primary);
  const engine = engineOf(settings.engine);
  const standard = `default.${engine.family}`;
  return (
    <Container header={<Header variant="h2">{t('groups.members')}</Header>}>
      <SpaceBetween size="l">
        <NodeTypeField
          value={settings.nodeType}
          allowed={[...new Set([view.group.CacheNodeType ?? '', ...up, ...down, settings.nodeType])]}
          onChange={(nodeType) => edit({ nodeType })}
          description={size === undefined ? undefined : t('groups.memoryNow', { size: bytes(size) })}
          errorText={errors.of('CacheNodeType')}
        />
        <EngineVersionField
          value={engine}
          versions={upgrades.versions}
          loading={upgrades.loading}
          onChange={(chosen) => {
            const other = chosen.family !== engine.family;
            edit({
              engine: `${chosen.engine} ${chosen.version}`,
              ...(other && { parameterGroup: `default.${chosen.family}` }),
            });
          }}
          errorText={errors.of('EngineVersion')}
        />
        <ParameterGroupField
          value={settings.parameterGroup === standard ? '' : settings.parameterGroup}
          family={engine.family}
          onChange={(group) => edit({ parameterGroup: group || standard })}
          errorText={errors.of('CacheParameterGroupName')}
        />
        <WindowField
          kind="maintenance"
          value={settings.maintenanceWindow}
          onChange={(maintenanceWindow) => edit({ maintenanceWindow })}
          errorText={errors.of('PreferredMaintenanceWindow')}
        />
        <AutoUpgradeField value={settings.autoUpgrade} onChange={(autoUpgrade) => edit({ autoUpgrade })} />
      </SpaceBetween>
    </Container>
  );
}
