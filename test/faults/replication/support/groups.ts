import {
  CreateReplicationGroupCommand,
  type CreateReplicationGroupCommandInput,
  DescribeReplicationGroupsCommand,
  type ElastiCacheClient,
  type ReplicationGroup,
} from '@aws-sdk/client-elasticache';
import { readCredentials } from '../../../../src/cli/serve/credentials.ts';
import { createQueryClient, type QueryClient } from '../../../../src/client/query-client.ts';
import { until } from '../../../support/elasticache.ts';
import type { TestHoldfast } from '../../../support/holdfast.ts';
import { connect, type NodeAddress } from '../../support/data.ts';
import { isRunning, type RecordedNode, recordedNode, sql } from '../../support/state.ts';

export async function readGroup(client: ElastiCacheClient, id: string): Promise<ReplicationGroup> {
  const command = new DescribeReplicationGroupsCommand({ ReplicationGroupId: id });
  return (await client.send(command)).ReplicationGroups![0]!;
}

/** Resolves when nothing is under way in the group and its members, as far as is written down: asking costs next to nothing. */
export async function whenGroupRests(holdfast: TestHoldfast, id: string): Promise<void> {
  const statuses = `select status from replication_group where id = ?
    union all select status from cache_cluster where replication_group_id = ?`;
  await until(
    async () => sql(holdfast, statuses, id, id).map(({ status }) => status),
    (all) => all.length > 1 && all.every((status) => status === 'available'),
  );
}

/** A group of new small nodes that fails over by itself, unless told otherwise, once it is available. */
export async function makeGroup(
  holdfast: TestHoldfast,
  id: string,
  settings: Partial<CreateReplicationGroupCommandInput> = {},
): Promise<ReplicationGroup> {
  const fresh = settings.PrimaryClusterId
    ? {}
    : {
        Engine: 'redis',
        CacheNodeType: 'cache.m5.large',
        NumCacheClusters: 3,
        AutomaticFailoverEnabled: true,
      };
  const input = { ReplicationGroupId: id, ReplicationGroupDescription: 'of a test', ...fresh, ...settings };
  await holdfast.client().send(new CreateReplicationGroupCommand(input));
  await whenGroupRests(holdfast, id);
  return readGroup(holdfast.client(), id);
}

/** What a group's clients connect to, which never changes. */
export function endpointOf(group: ReplicationGroup): NodeAddress {
  const { Address, Port } = group.NodeGroups![0]!.PrimaryEndpoint!;
  return { address: Address!, port: Port! };
}

/** A client of what Holdfast does beyond AWS's API. */
export function ownClient(holdfast: TestHoldfast): QueryClient {
  return createQueryClient({
    endpoint: holdfast.endpoint,
    region: 'us-east-1',
    ...readCredentials(holdfast.data)!,
  });
}

/** The primary as the store has it written down. */
export function primaryOf(holdfast: TestHoldfast, groupId: string): string {
  const [row] = sql(holdfast, 'select primary_cluster_id as id from replication_group where id = ?', groupId);
  return String(row!['id']);
}

/** The members as the store has them written down, in their order. */
export function membersOf(holdfast: TestHoldfast, groupId: string): string[] {
  const rows = sql(
    holdfast,
    "select id from cache_cluster where replication_group_id = ? and status <> 'deleting' order by preferred_order, id",
    groupId,
  );
  return rows.map((row) => String(row['id']));
}

export function replicasOf(holdfast: TestHoldfast, groupId: string): string[] {
  const primary = primaryOf(holdfast, groupId);
  return membersOf(holdfast, groupId).filter((id) => id !== primary);
}

/** What a running node says of itself. */
export interface Part {
  id: string;
  role: string;
  /** `address:port` of whom it follows. */
  following: string;
  linkUp: boolean;
  offset: number;
  bound: string[];
  runId: string;
}

/** What the cluster's node says now; undefined when it isn't running. */
export async function partOf(holdfast: TestHoldfast, id: string): Promise<Part | undefined> {
  const node = recordedNode(holdfast, id);
  if (!node.handle || !isRunning(node.handle.pid)) return undefined;
  return readPart(node).catch((error: unknown) => {
    if (isRunning(node.handle!.pid)) throw error;
    return undefined;
  });
}

async function readPart(node: RecordedNode): Promise<Part> {
  await using admin = await connect(node);
  const info = await admin.send<string>('INFO', 'everything');
  const of = (name: string) => new RegExp(`^${name}:(.*?)\r?$`, 'm').exec(info)?.[1] ?? '';
  const [, bind = ''] = await admin.send<string[]>('CONFIG', 'GET', 'bind');
  const isReplica = of('role') === 'slave';
  return {
    id: node.clusterId,
    role: of('role'),
    following: isReplica ? `${of('master_host')}:${of('master_port')}` : '',
    linkUp: of('master_link_status') === 'up' && of('master_sync_in_progress') === '0',
    offset: Number(of(isReplica ? 'slave_repl_offset' : 'master_repl_offset')),
    bound: bind.split(' ').filter(Boolean),
    runId: of('run_id'),
  };
}
