import { createClient } from '@redis/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CliResult, runCli } from '../support/cli.ts';
import { TestHoldfast } from '../support/holdfast.ts';

let holdfast: TestHoldfast;

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
});

afterAll(() => holdfast[Symbol.asyncDispose]());

const run = (...args: string[]): Promise<CliResult> => runCli(['--data', holdfast.data, ...args]);

/** What a command that should succeed writes to stdout. */
async function text(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(...args);
  expect(code, `${args.join(' ')}: ${stdout}${stderr}`).toBe(0);
  return stdout;
}

async function json<Answer>(...args: string[]): Promise<Answer> {
  const { code, stdout, stderr } = await run(...args, '--json');
  expect({ code, stderr }, `${args.join(' ')}: ${stdout}`).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Answer;
}

interface Group {
  Status: string;
  AutomaticFailover: string;
  MemberClusters: string[];
  NodeGroups: {
    PrimaryEndpoint: { Address: string; Port: number };
    NodeGroupMembers: { CacheClusterId: string; CurrentRole: string }[];
  }[];
  Replication: { CacheClusterId: string; LinkStatus: string }[];
  Troubles: string[];
}

interface Failover {
  Epoch: number;
  Kind: string;
  ToCacheClusterId: string;
  LostWrites: { Status: string };
}

const show = async (id: string) =>
  (await json<{ ReplicationGroup: Group }>('groups', 'show', id)).ReplicationGroup;

function primaryOf(group: Group): string | undefined {
  return group.NodeGroups[0]!.NodeGroupMembers.find(({ CurrentRole }) => CurrentRole === 'primary')
    ?.CacheClusterId;
}

async function atEndpoint(group: Group, ...words: string[]): Promise<unknown> {
  const { Address: host, Port: port } = group.NodeGroups[0]!.PrimaryEndpoint;
  const client = createClient({ socket: { host, port, reconnectStrategy: false } });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.sendCommand(words);
  } finally {
    client.destroy();
  }
}

test('a group around a cluster, from its creation to its end', async () => {
  await text('clusters', 'create', 'exampleredis');
  const { ReplicationGroup: made } = await json<{ ReplicationGroup: Group }>(
    ...['groups', 'create', 'examplereplication', '--primary', 'exampleredis', '--replicas', '1'],
  );
  expect(made).toMatchObject({ Status: 'available', AutomaticFailover: 'enabled', Troubles: [] });
  expect(primaryOf(made)).toBe('exampleredis');
  await atEndpoint(made, 'SET', 'kept', 'yes');

  const added = await text('groups', 'add-replica', 'examplereplication', 'exampleredis-read-1');
  expect(added).toMatch(/^exampleredis +primary +available +- +-/m);
  expect(added).toMatch(/^exampleredis-read-1 +replica +available +in sync +\d+ B/m);
  expect(await text('groups')).toMatch(/^examplereplication +available +exampleredis +2 of 2 /m);
  expect(await text('clusters')).toMatch(/^exampleredis-read-1 +examplereplication +replica +available/m);
  expect(await text('status')).toMatch(/^Replication groups 1\nGROUP [^\n]*\nexamplereplication +available/m);

  const { Failover: switched } = await json<{ Failover: Failover }>(
    ...['switchover', 'examplereplication', '--to', 'exampleredis-read-1'],
  );
  expect(switched).toMatchObject({
    Kind: 'switchover',
    ToCacheClusterId: 'exampleredis-read-1',
    LostWrites: { Status: 'none' },
  });
  const told = await text('failover', 'examplereplication');
  expect(told).toMatch(/^cause +test \(somebody asked for a test\)$/m);
  expect(told).toMatch(/^write outage +[\d.]+ m?s$/m);
  expect(told).toMatch(/^lost writes +none$/m);
  expect(told).toMatch(/^PHASE +TOOK +ENDED AFTER\n(.*\n)*promoted +[\d.]+ ms/m);
  const after = await show('examplereplication');
  expect(primaryOf(after)).not.toBe('exampleredis-read-1');
  expect(String(await atEndpoint(after, 'GET', 'kept'))).toBe('yes');

  expect(await text('failovers', 'list', 'examplereplication')).toMatch(
    /failover +test .*\n.*switchover +requested/,
  );
  expect(await text('failovers', 'show', 'examplereplication', String(switched.Epoch))).toMatch(
    /^kind +switchover$/m,
  );
  await text('snapshots', 'create', 'of-group', '--group', 'examplereplication');
  expect(await text('snapshots')).toMatch(/^of-group +available +group examplereplication/m);

  const kept = primaryOf(after);
  expect(await text('groups', 'delete', 'examplereplication', '--retain-primary')).toBe(
    `group examplereplication deleted; ${kept} stays, as a cluster of its own\n`,
  );
  expect(await text('clusters')).not.toContain('examplereplication');
  // Reports outlive their group.
  expect(await text('failovers')).toContain('examplereplication');
  await text('clusters', 'delete', kept!);
});

test('promoted, and demoted with what it held kept; what waits for the window is taken back', async () => {
  await text('groups', 'create', 'second', '--replicas', '1', '--no-automatic-failover');
  expect(await text('promote', 'second-002', '--at-window')).toMatch(/^pending +RoleChange=promote$/m);
  expect(await text('cancel', 'second-002')).not.toContain('pending');
  expect(await text('groups', 'modify', 'second', '--node-type', 'cache.m7g.large')).toMatch(
    /^pending +all members: CacheNodeType=cache\.m7g\.large$/m,
  );
  expect(await text('cancel', 'second')).not.toContain('pending');

  expect(await text('promote', 'second-002')).not.toMatch(/^group /m);
  expect((await show('second')).MemberClusters).toEqual(['second-001']);
  const demoted = await json<{ ReplicationGroup: Group; SafetySnapshotName: string }>(
    ...['demote', 'second-002', '--of', 'second'],
  );
  expect(demoted.ReplicationGroup.MemberClusters).toEqual(['second-001', 'second-002']);
  expect(await text('snapshots')).toContain(demoted.SafetySnapshotName);
  await text('groups', 'remove-replica', 'second', 'second-002');
  expect((await show('second')).MemberClusters).toEqual(['second-001']);
  await text('groups', 'delete', 'second');
});

test('what can not be is refused in words, with what to type next', async () => {
  await text('groups', 'create', 'third', '--replicas', '0');
  const refused: [string[], number, RegExp][] = [
    [['groups', 'show', 'nobody'], 1, /ReplicationGroupNotFoundFault.*\n.*groups list/],
    [['switchover', 'third'], 1, /has no replica\n.*groups add-replica third/],
    [['failovers', 'show', 'third', '7'], 1, /no report of epoch 7\n.*failovers list third/],
    [['failover', 'third', '--force', '--yes'], 1, /third is available.*\n.*switchover third/],
    [['failover', 'third', '--to', 'x'], 2, /--to goes with --force/],
    [['groups', 'modify', 'third'], 2, /nothing to change/],
    [['groups', 'create', 'x', '--primary', 'y', '--port', '7000'], 2, /takes its settings over/],
    [['groups', 'add-replica', 'third', 'a', '--count', '2'], 2, /or --count/],
    [['demote', 'x'], 2, /--of/],
    [['cancel', 'nobody'], 1, /no cluster and no group nobody/],
    [['snapshots', 'create', 's'], 2, /--cluster or --group/],
  ];
  for (const [args, exit, message] of refused) {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }, args.join(' ')).toEqual({ code: exit, stdout: '' });
    expect(stderr).toMatch(message);
  }
  await text('groups', 'delete', 'third');
});
