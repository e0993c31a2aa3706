import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useState } from 'react';
import type { CacheCluster, ReplicationGroup } from '../../../../api/json.ts';
import { Code } from '../../../../components/code.tsx';
import { useText } from '../../../../i18n/use-text.ts';
import type { Role } from '../../rows.ts';
import { snippetsFor } from './snippets.ts';
import { targetsOf } from './targets.ts';

interface ConnectProps {
  cluster: CacheCluster;
  group: ReplicationGroup | undefined;
  role: Role | undefined;
}

/** Lines to copy that connect to the cluster, or to the group that it is in. */
export function Connect({ cluster, group, role }: ConnectProps) {
  const t = useText();
  const targets = targetsOf(cluster, group, role);
  const [chosen, setChosen] = useState<string>();
  const target = targets.find(({ id }) => id === chosen) ?? targets[0];
  return (
    <Container
      header={
        <Header variant="h2" description={t('clusters.connect.about')}>
          {t('clusters.connect')}
        </Header>
      }
    >
      {target ? (
        <SpaceBetween size="m">
          {targets.length > 1 && (
            <SegmentedControl
              label={t('clusters.connect.to')}
              selectedId={target.id}
              options={targets.map(({ id }) => ({ id, text: t(`clusters.connect.${id}`) }))}
              onChange={({ detail }) => setChosen(detail.selectedId)}
            />
          )}
          <Box color="text-body-secondary">{t(`clusters.connect.${target.id}Help`)}</Box>
          <Tabs
            ariaLabel={t('clusters.connect')}
            tabs={snippetsFor({ ...target, engine: cluster.Engine }).map(({ id, name, code }) => ({
              id,
              label: name,
              content: <Code text={code} />,
            }))}
          />
        </SpaceBetween>
      ) : (
        <Box color="text-body-secondary">{t('clusters.connect.notYet')}</Box>
      )}
    </Container>
  );
}
