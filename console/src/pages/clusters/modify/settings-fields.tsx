import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import type { CacheCluster } from '../../../api/json.ts';
import { useApi } from '../../../api/use-api.ts';
import { EngineVersionField } from '../../../fields/engine-fields.tsx';
import { NodeTypeField } from '../../../fields/node-type-field.tsx';
import { ParameterGroupField } from '../../../fields/parameter-group-field.tsx';
import { WindowField } from '../../../fields/window-field.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useNodeFigures } from '../detail/use-node-figures.ts';
import { AutoUpgradeField } from '../fields/auto-upgrade-field.tsx';
import { RetentionField } from '../fields/retention-field.tsx';
import { TopicField } from '../fields/topic-field.tsx';
import { engineOf, type Settings } from './settings.ts';
import { useUpgrades } from './use-upgrades.ts';

interface SettingsFieldsProps {
  cluster: CacheCluster;
  settings: Settings;
  edit(change: Partial<Settings>): void;
  errorOf(field: string): string | undefined;
}

/** Everything of a cluster that can be changed while it stays the same cluster. */
export function SettingsFields({ cluster, settings, edit, errorOf }: SettingsFieldsProps) {
  const t = useText();
  const { bytes } = useFormat();
  const usedMemory = useNodeFigures(cluster.CacheClusterId ?? '')?.UsedMemory;
  const types = useApi('ListAllowedNodeTypeModifications', { CacheClusterId: cluster.CacheClusterId ?? '' });
  const { ScaleUpModifications: up = [], ScaleDownModifications: down = [] } = types.data ?? {};
  const engine = engineOf(settings.engine);
  const upgrades = useUpgrades(cluster);
  const standard = `default.${engine.family}`;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t('clusters.create.method')}</Header>}>
        <SpaceBetween size="l">
          <NodeTypeField
            value={settings.nodeType}
            allowed={[...new Set([cluster.CacheNodeType ?? '', ...up, ...down, settings.nodeType])]}
            onChange={(nodeType) => edit({ nodeType })}
            description={
              usedMemory === undefined
                ? undefined
                : t('clusters.modify.memoryNow', { size: bytes(usedMemory) })
            }
            errorText={errorOf('CacheNodeType')}
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
            errorText={errorOf('EngineVersion')}
          />
          <ParameterGroupField
            value={settings.parameterGroup === standard ? '' : settings.parameterGroup}
            family={engine.family}
            onChange={(group) => edit({ parameterGroup: group || standard })}
            errorText={errorOf('CacheParameterGroupName')}
          />
          <FormField
            label={t('clusters.securityGroups')}
            constraintText={t('clusters.create.securityGroupsRule')}
            errorText={errorOf('SecurityGroupIds')}
          >
            <Input
              value={settings.securityGroups}
              placeholder={t('common.none')}
              spellcheck={false}
              onChange={({ detail }) => edit({ securityGroups: detail.value })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{t('clusters.create.maintenance')}</Header>}>
        <SpaceBetween size="l">
          <RetentionField
            value={settings.retention}
            onChange={(retention) => edit({ retention })}
            errorText={errorOf('SnapshotRetentionLimit')}
          />
          <WindowField
            kind="snapshot"
            value={settings.snapshotWindow}
            onChange={(snapshotWindow) => edit({ snapshotWindow })}
            errorText={errorOf('SnapshotWindow')}
          />
          <WindowField
            kind="maintenance"
            value={settings.maintenanceWindow}
            onChange={(maintenanceWindow) => edit({ maintenanceWindow })}
            errorText={errorOf('PreferredMaintenanceWindow')}
          />
          <AutoUpgradeField value={settings.autoUpgrade} onChange={(autoUpgrade) => edit({ autoUpgrade })} />
          <TopicField
            value={settings.topic}
            onChange={(topic) => edit({ topic })}
            errorText={errorOf('NotificationTopicArn')}
          />
          {settings.topic !== '' && (
            <Toggle
              checked={settings.topicActive}
              onChange={({ detail }) => edit({ topicActive: detail.checked })}
            >
              {t('clusters.topicActive')}
            </Toggle>
          )}
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  );
}
