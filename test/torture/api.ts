import type { InputOf, OperationName, OutputOf } from '../../src/api/operation-types.ts';
import { readCredentials } from '../../src/cli/serve/credentials.ts';
import { createQueryClient, type QueryClient } from '../../src/client/query-client.ts';
import type { TestHoldfast } from '../support/holdfast.ts';
import type { EntryOf, History } from './history.ts';

/** The API of whichever controller serves just now. Every call fails when there is none. */
export class Api {
  readonly #holdfast: TestHoldfast;
  #endpoint = '';
  #client: QueryClient | undefined;

  constructor(holdfast: TestHoldfast) {
    this.#holdfast = holdfast;
  }

  async call<Name extends OperationName>(operation: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const { endpoint } = this.#holdfast;
    if (this.#endpoint !== endpoint) {
      const credentials = readCredentials(this.#holdfast.data)!;
      this.#client = createQueryClient({ endpoint, region: 'us-east-1', ...credentials });
      this.#endpoint = endpoint;
    }
    return this.#client!.call(operation, input);
  }

  async groups() {
    return (await this.call('DescribeReplicationGroups', {})).ReplicationGroups ?? [];
  }

  async clusters() {
    return (await this.call('DescribeCacheClusters', { ShowCacheNodeInfo: true })).CacheClusters ?? [];
  }

  async snapshots() {
    return (await this.call('DescribeSnapshots', {})).Snapshots ?? [];
  }

  /** What it shows of groups and clusters, for the history. */
  async shown(history: History): Promise<EntryOf<'shown'>> {
    const from = history.now();
    const groups = (await this.groups()).map((group) => ({
      id: group.ReplicationGroupId!,
      status: group.Status!,
      primary: group.NodeGroups?.[0]?.NodeGroupMembers?.find(({ CurrentRole }) => CurrentRole === 'primary')
        ?.CacheClusterId,
      members: group.MemberClusters ?? [],
    }));
    const clusters = (await this.clusters()).map((cluster) => ({
      id: cluster.CacheClusterId!,
      status: cluster.CacheClusterStatus!,
      group: cluster.ReplicationGroupId,
    }));
    return { type: 'shown', from, to: history.now(), groups, clusters };
  }
}
