// Engine upgrades by real binaries: they roll through a group's replicas first, so that clients see one short pause.
import { DescribeSnapshotsCommand, ModifyReplicationGroupCommand } from '@aws-sdk/client-elasticache';
import { describe, expect, test } from 'vitest';
import { readCluster } from '../../support/elasticache.ts';
import { findTestEngine } from '../../support/engines.ts';
import { TestHoldfast } from '../../support/holdfast.ts';
import { connect } from '../support/data.ts';
import { recordedNode, sql } from '../support/state.ts';
import { expectWholeGroup } from './support/expect-group.ts';
import { endpointOf, makeGroup, primaryOf, readGroup, whenGroupRests } from './support/groups.ts';
import { SteadyWriter } from './support/steady-writer.ts';

const WRITERS = 20;
const PATIENCE_MS = 5_000;
/** It is tens of milliseconds where the machine has nothing else to do. */
const LONGEST_PAUSE_MS = 2_000;

const UPGRADES = [
  { engine: 'redis', from: '7.0', to: '8.0' },
  { engine: 'valkey', from: '8.0', to: '8.1' },
] as const;

describe('upgrades of a group', () => {
  test.for(UPGRADES)('$engine $from to $to', async ({ engine, from, to }, { skip }) => {
    const [old, next] = [await findTestEngine(engine, from), await findTestEngine(engine, to)];
    if (!old || !next) return skip('the distribution does not carry them');
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    const settings = { Engine: engine, EngineVersion: old.version, AutoMinorVersionUpgrade: false };
    const made = await makeGroup(holdfast, 'g', settings);
    const endpoint = endpointOf(made);
    const writers = Array.from({ length: WRITERS }, (_, n) => new SteadyWriter(endpoint, `w${n}`));
    try {
      await Promise.all(writers.map((writer) => writer.goesOn(PATIENCE_MS)));
      for (const writer of writers) writer.forgetPauses();
      await client.send(
        new ModifyReplicationGroupCommand({
          ReplicationGroupId: 'g',
          EngineVersion: next.version,
          ApplyImmediately: true,
        }),
      );
      await whenGroupRests(holdfast, 'g');
      await Promise.all(writers.map((writer) => writer.goesOn(PATIENCE_MS)));
    } finally {
      await Promise.all(writers.map((writer) => writer.stop()));
    }
    for (const id of made.MemberClusters!) {
      expect((await readCluster(client, id)).EngineVersion, id).toBe(next.version);
      expect(await runningVersion(holdfast, id), id).toBe(next.version);
    }
    expect(order(holdfast)).toEqual(['snapshot', 'replica', 'replica', 'switchover', 'replica']);
    expect(primaryOf(holdfast, 'g')).not.toBe('g-001');
    expect(endpointOf(await readGroup(client, 'g'))).toEqual(endpoint);
    const { Snapshots } = await client.send(new DescribeSnapshotsCommand({}));
    expect(Snapshots).toMatchObject([{ SnapshotStatus: 'available', EngineVersion: old.version }]);
    // One pause, since they were turned away once.
    for (const writer of writers) {
      expect(writer.connections).toBe(2);
      expect(writer.longestPauseMs).toBeLessThan(LONGEST_PAUSE_MS);
      expect(await writer.missingFrom(endpoint)).toEqual([]);
    }
    await expectWholeGroup(holdfast, 'g', writers[0]);
  });
});

async function runningVersion(holdfast: TestHoldfast, id: string): Promise<string> {
  await using admin = await connect(recordedNode(holdfast, id));
  const info = await admin.send<string>('INFO', 'server');
  const of = (name: string) => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1];
  return of('valkey_version') ?? of('redis_version') ?? '';
}

/** What came after what, by the events. */
function order(holdfast: TestHoldfast): string[] {
  const steps: [RegExp, string][] = [
    [/^Snapshot succeeded/, 'snapshot'],
    [/^Upgrading to/, 'replica'],
    [/^Switched over/, 'switchover'],
  ];
  const told =
    "select message from event where source_type = 'replication-group' or message like 'Upgrading%'";
  const messages = sql(holdfast, `${told} order by sequence`).map((row) => String(row['message']));
  return messages.flatMap((message) => steps.find(([words]) => words.test(message))?.[1] ?? []);
}
