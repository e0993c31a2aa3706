import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CacheCluster } from '../../api/json.ts';
import { useText } from '../../i18n/use-text.ts';
import { Endpoints } from './endpoints.tsx';
import { GroupSettings } from './group-settings.tsx';
import type { GroupView } from './group-view.ts';
import { LastEvent } from './last-event.tsx';
import { LastFailover } from './last-failover.tsx';
import { PendingChanges } from './pending-changes.tsx';
import { Topology } from './topology.tsx';
import { Troubles } from './troubles.tsx';

export function OverviewTab({ view, clusters }: { view: GroupView; clusters: readonly CacheCluster[] }) {
  const t = useText();
  return (
    <SpaceBetween size="l">
      <Troubles view={view} />
      <PendingChanges view={view} clusters={clusters} />
      <Container
        header={<Header variant="h2">{t('groups.topology')}</Header>}
        footer={
          <SpaceBetween size="xs">
            <LastFailover id={view.id} />
            <LastEvent id={view.id} />
          </SpaceBetween>
        }
      >
        <Topology view={view} />
      </Container>
      <Endpoints view={view} />
      <GroupSettings view={view} />
    </SpaceBetween>
  );
}
