import { expect } from 'vitest';
import { until } from '../../../support/elasticache.ts';
import type { TestHoldfast } from '../../../support/holdfast.ts';
import { connect, type NodeAddress } from '../../support/data.ts';
import { recordedNode, sql } from '../../support/state.ts';
import { endpointOf, membersOf, type Part, partOf, primaryOf, readGroup } from './groups.ts';
import type { SteadyWriter } from './steady-writer.ts';

/** Of all the nodes that this group's members run, those that take writes. */
export async function writableMembers(holdfast: TestHoldfast, groupId: string): Promise<string[]> {
  const parts = await Promise.all(membersOf(holdfast, groupId).map((id) => partOf(holdfast, id)));
  return parts.filter((part) => part?.role === 'master').map((part) => part!.id);
}

/**
 * A group at rest is as it is shown: one primary that takes writes and serves the endpoint, all others replicas of it with
 * all that it holds, and no change of primary under way. Nobody may be writing.
 */
export async function expectWholeGroup(
  holdfast: TestHoldfast,
  groupId: string,
  writer?: SteadyWriter,
): Promise<void> {
  const client = holdfast.client();
  const group = await readGroup(client, groupId);
  const primary = primaryOf(holdfast, groupId);
  const shown = group.NodeGroups![0]!.NodeGroupMembers!;
  expect(group.Status).toBe('available');
  expect(shown.map((member) => member.CacheClusterId)).toEqual(membersOf(holdfast, groupId));
  expect(shown.filter((member) => member.CurrentRole === 'primary').map((one) => one.CacheClusterId)).toEqual(
    [primary],
  );
  const parts = await inSync(holdfast, groupId);
  const leader = parts.find((part) => part.id === primary)!;
  const endpoint = endpointOf(group);
  expect(leader.bound).toEqual([recordedNode(holdfast, primary).address, endpoint.address]);
  for (const part of parts.filter((one) => one !== leader))
    expect(part.bound, part.id).toEqual([recordedNode(holdfast, part.id).address]);
  expect(await whoServes(endpoint)).toBe(leader.runId);
  await expectSameData(holdfast, parts, writer);
  expect(
    sql(holdfast, "select * from failover where group_id = ? and status = 'under-way'", groupId),
  ).toEqual([]);
}

/** Waits until each replica has all that the primary has. */
async function inSync(holdfast: TestHoldfast, groupId: string): Promise<Part[]> {
  const primary = primaryOf(holdfast, groupId);
  const { address, port } = recordedNode(holdfast, primary);
  return (await until(
    () => Promise.all(membersOf(holdfast, groupId).map((id) => partOf(holdfast, id))),
    (parts) => {
      const leader = parts.find((part) => part?.id === primary);
      return parts.every(
        (part) =>
          part !== undefined &&
          (part === leader
            ? part.role === 'master'
            : part.following === `${address}:${port}` && part.linkUp && part.offset >= (leader?.offset ?? 0)),
      );
    },
  )) as Part[];
}

async function whoServes(endpoint: NodeAddress): Promise<string> {
  await using connection = await connect(endpoint);
  const info = await connection.send<string>('INFO', 'server');
  return /^run_id:(\w+)/m.exec(info)?.[1] ?? '';
}

/** Counted, and compared by what the writer wrote: reading all of it takes longer than all the rest of a test. */
async function expectSameData(holdfast: TestHoldfast, parts: Part[], writer?: SteadyWriter): Promise<void> {
  const found = await Promise.all(
    parts.map(async ({ id }) => {
      const { address, port } = recordedNode(holdfast, id);
      await using connection = await connect({ address, port });
      const keys = await connection.send<number>('DBSIZE');
      return { keys, missing: await writer?.missingFrom({ address, port }) };
    }),
  );
  for (const one of found) expect(one).toEqual(found[0]);
}
