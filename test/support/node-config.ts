import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CacheCluster } from '@aws-sdk/client-elasticache';
import { NodeConnection } from '../../src/engine/connection.ts';
import type { TestHoldfast } from './holdfast.ts';

/** What CONFIG GET answers on a cluster's node, asked as Holdfast's own user; undefined for what it doesn't know. */
export async function directiveOnNode(
  holdfast: TestHoldfast,
  cluster: CacheCluster,
  directive: string,
): Promise<string | undefined> {
  const { Address, Port } = cluster.CacheNodes![0]!.Endpoint!;
  const node = await NodeConnection.open({
    address: Address!,
    port: Port!,
    adminPassword: adminPassword(holdfast, Address!, Port!),
  });
  try {
    const answer = (await node.command('CONFIG', 'GET', directive)) as string[];
    return answer[1];
  } finally {
    node.close();
  }
}

function adminPassword(holdfast: TestHoldfast, address: string, port: number): string {
  const state = new DatabaseSync(join(holdfast.data, 'state.db'), { readOnly: true });
  try {
    const row = state
      .prepare('select admin_password from cache_node where address = ? and port = ?')
      .get(address, port);
    return String(row!['admin_password']);
  } finally {
    state.close();
  }
}
