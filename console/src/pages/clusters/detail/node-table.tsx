import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { CacheCluster } from '../../../api/json.ts';
import { Copyable } from '../../../components/copyable.tsx';
import { Status } from '../../../components/status.tsx';
import { UNKNOWN, useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { NodeFigures } from './use-node-figures.ts';

type Node = NonNullable<CacheCluster['CacheNodes']>[number];

interface NodeTableProps {
  title: string;
  nodes: readonly Node[];
  figures: NodeFigures | undefined;
}

/** Nodes with their endpoints, and below what the node says of itself now. */
export function NodeTable({ title, nodes, figures }: NodeTableProps) {
  const t = useText();
  const { time } = useFormat();
  return (
    <SpaceBetween size="l">
      <Table<Node>
        header={
          <Header variant="h2" counter={`(${nodes.length})`} description={t('clusters.oneNode')}>
            {title}
          </Header>
        }
        ariaLabels={{ tableLabel: title }}
        items={[...nodes]}
        columnDefinitions={[
          { id: 'id', header: t('clusters.nodeId'), cell: (node) => node.CacheNodeId, isRowHeader: true },
          {
            id: 'status',
            header: t('common.status'),
            cell: (node) => <Status status={node.CacheNodeStatus} />,
          },
          {
            id: 'endpoint',
            header: t('clusters.endpoint'),
            cell: ({ Endpoint: endpoint }) =>
              endpoint ? <Copyable text={`${endpoint.Address}:${endpoint.Port}`} /> : UNKNOWN,
          },
          { id: 'port', header: t('fields.port'), cell: (node) => node.Endpoint?.Port ?? UNKNOWN },
          { id: 'zone', header: t('fields.zone'), cell: (node) => node.CustomerAvailabilityZone },
          {
            id: 'parameters',
            header: t('clusters.parameterStatus'),
            cell: (node) => <Status status={node.ParameterGroupStatus} />,
          },
          {
            id: 'created',
            header: t('clusters.created'),
            cell: (node) => time(node.CacheNodeCreateTime),
          },
        ]}
      />
      <LiveFigures figures={figures} />
    </SpaceBetween>
  );
}

function LiveFigures({ figures }: { figures: NodeFigures | undefined }) {
  const t = useText();
  const { bytes, number, duration, time } = useFormat();
  const pair = (label: string, value: React.ReactNode) => ({ label, value: value ?? UNKNOWN });
  const seconds = figures?.UptimeSeconds;
  const limited = figures?.MaxMemory !== 0;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            figures?.Reachable === false
              ? t('clusters.unreachable')
              : t('clusters.liveAbout', { at: time(figures?.ObservedAt) })
          }
        >
          {t('clusters.live')}
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        items={[
          pair(t('clusters.memory'), bytes(figures?.UsedMemory)),
          pair(t('clusters.maxMemory'), limited ? bytes(figures?.MaxMemory) : t('clusters.noLimit')),
          pair(t('clusters.keys'), number(figures?.Keys)),
          pair(t('clusters.expiring'), number(figures?.KeysWithExpiry)),
          pair(t('clusters.clients'), number(figures?.ConnectedClients)),
          pair(t('clusters.ops'), number(figures?.OpsPerSecond, 1)),
          pair(t('clusters.dataOnDisk'), bytes(figures?.DataBytes)),
          pair(t('clusters.uptime'), duration(seconds === undefined ? undefined : seconds * 1_000)),
          pair(t('clusters.binary'), figures?.EngineVersion),
          pair(t('clusters.process'), figures?.ProcessId?.toString()),
        ]}
      />
    </Container>
  );
}
