import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestHoldfast } from '../support/holdfast.ts';
import { hasProgram, runProgram } from '../support/program.ts';

/** The AWS CLI as a user has it, pointed at Holdfast by the environment and nothing else. */
describe.skipIf(!hasProgram('aws', '--version'))('the AWS CLI', () => {
  let holdfast: TestHoldfast;
  let home: string;

  beforeAll(async () => {
    holdfast = await TestHoldfast.start();
    home = mkdtempSync(join(tmpdir(), 'holdfast-aws-'));
  });
  afterAll(async () => {
    await holdfast?.[Symbol.asyncDispose]();
    rmSync(home, { recursive: true, force: true });
  });

  function aws(...args: string[]) {
    const config = { AWS_CONFIG_FILE: join(home, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(home, 'none') };
    const env = { ...process.env, ...config, AWS_PAGER: '', ...holdfast.environment() };
    return runProgram('aws', ['elasticache', ...args], { env });
  }

  async function json(...args: string[]) {
    const { code, stdout, stderr } = await aws(...args, '--output', 'json');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    return stdout.trim() === '' ? undefined : JSON.parse(stdout);
  }

  /** The waiters of the CLI look every 15 seconds; what they wait for is there at their first look or their second. */
  const WAIT_MS = 90_000;

  it(
    'makes a cluster, waits for it, and shows its endpoint',
    async () => {
      const made = await json(
        ...['create-cache-cluster', '--cache-cluster-id', 'exampleredis', '--engine', 'redis'],
        ...['--cache-node-type', 'cache.m1.small', '--num-cache-nodes', '1', '--tags', 'Key=team,Value=a b'],
      );
      expect(made.CacheCluster).toMatchObject({
        CacheClusterId: 'exampleredis',
        CacheClusterStatus: 'creating',
      });
      expect(
        await json('wait', 'cache-cluster-available', '--cache-cluster-id', 'exampleredis'),
      ).toBeUndefined();
      const { CacheClusters } = await json(
        ...['describe-cache-clusters', '--cache-cluster-id', 'exampleredis', '--show-cache-node-info'],
      );
      expect(CacheClusters).toMatchObject([
        {
          CacheClusterStatus: 'available',
          CacheNodes: [
            { CacheNodeId: '0001', Endpoint: { Address: expect.stringMatching(/^127\./), Port: 6379 } },
          ],
        },
      ]);
      const tags = await json('list-tags-for-resource', '--resource-name', CacheClusters[0].ARN);
      expect(tags.TagList).toEqual([{ Key: 'team', Value: 'a b' }]);
    },
    WAIT_MS,
  );

  it(
    'takes, lists, copies and restores a snapshot',
    async () => {
      const { Snapshot } = await json(
        ...['create-snapshot', '--cache-cluster-id', 'exampleredis', '--snapshot-name', 'examplesnapshot'],
      );
      expect(Snapshot.SnapshotStatus).toBe('creating');
      await expect
        .poll(async () => (await json('describe-snapshots')).Snapshots[0].SnapshotStatus, { timeout: 30_000 })
        .toBe('available');
      await json(
        ...[
          'copy-snapshot',
          '--source-snapshot-name',
          'examplesnapshot',
          '--target-snapshot-name',
          'examplecopy',
        ],
      );
      await json(
        ...[
          'create-cache-cluster',
          '--cache-cluster-id',
          'exampleredis2',
          '--snapshot-name',
          'examplesnapshot',
        ],
      );
      await json('wait', 'cache-cluster-available', '--cache-cluster-id', 'exampleredis2');
      const { Snapshots } = await json('describe-snapshots', '--snapshot-name', 'examplecopy');
      expect(Snapshots).toMatchObject([{ SnapshotName: 'examplecopy', CacheClusterId: 'exampleredis' }]);
      const text = await aws('describe-snapshots', '--query', 'Snapshots[].SnapshotName', '--output', 'text');
      expect(text.stdout.trim().split(/\s+/)).toEqual(['examplecopy', 'examplesnapshot']);
    },
    WAIT_MS,
  );

  it('reads every list there is', async () => {
    const lists = {
      'describe-cache-engine-versions': 'CacheEngineVersions',
      'describe-cache-parameter-groups': 'CacheParameterGroups',
      'describe-cache-subnet-groups': 'CacheSubnetGroups',
      'describe-cache-clusters': 'CacheClusters',
      'describe-snapshots': 'Snapshots',
      'describe-events': 'Events',
    };
    for (const [command, field] of Object.entries(lists)) {
      expect((await json(command))[field].length, command).toBeGreaterThan(0);
    }
    const parameters = await json(
      ...['describe-cache-parameters', '--cache-parameter-group-name', 'default.redis7'],
    );
    expect(parameters.Parameters.length).toBeGreaterThan(40);
  });

  it('shows a fault with its code, its message and its own exit code', async () => {
    const missing = await aws('describe-cache-clusters', '--cache-cluster-id', 'nobody');
    // Version 2 ends with 254, version 1 with 255.
    expect([254, 255]).toContain(missing.code);
    expect(missing.stderr).toMatch(/\(CacheClusterNotFound\).*"nobody"/);
    const begun = performance.now();
    const unbuilt = await aws('describe-users');
    expect(unbuilt.stderr).toMatch(/\(InvalidAction\).*DescribeUsers is not built/);
    // Not tried again: that would take the CLI much longer.
    expect(performance.now() - begun).toBeLessThan(15_000);
  });

  it(
    'makes a replication group, waits for it, switches over and deletes it',
    async () => {
      const { ReplicationGroup } = await json(
        ...['create-replication-group', '--replication-group-id', 'example'],
        ...['--replication-group-description', 'an example', '--engine', 'redis', '--port', '6400'],
        ...['--cache-node-type', 'cache.m1.small', '--num-cache-clusters', '2'],
      );
      expect(ReplicationGroup).toMatchObject({ Status: 'creating', ClusterEnabled: false });
      const waited = await json('wait', 'replication-group-available', '--replication-group-id', 'example');
      expect(waited).toBeUndefined();
      await json(
        ...['modify-replication-group', '--replication-group-id', 'example'],
        ...['--primary-cluster-id', 'example-002', '--apply-immediately'],
      );
      const primary = () =>
        aws(
          ...['describe-replication-groups', '--replication-group-id', 'example', '--output', 'text'],
          '--query',
          "ReplicationGroups[].NodeGroups[].NodeGroupMembers[?CurrentRole=='primary'].CacheClusterId",
        );
      await expect.poll(async () => (await primary()).stdout.trim(), { timeout: 30_000 }).toBe('example-002');
      await json('delete-replication-group', '--replication-group-id', 'example');
      await json('wait', 'replication-group-deleted', '--replication-group-id', 'example');
      const gone = await aws('describe-replication-groups', '--replication-group-id', 'example');
      expect(gone.stderr).toMatch(/\(ReplicationGroupNotFoundFault\)/);
    },
    WAIT_MS,
  );

  it(
    'deletes a cluster and waits until it is gone',
    async () => {
      const { CacheCluster } = await json(
        ...['delete-cache-cluster', '--cache-cluster-id', 'exampleredis2'],
        ...['--final-snapshot-identifier', 'last'],
      );
      expect(CacheCluster.CacheClusterStatus).toBe('deleting');
      await json('wait', 'cache-cluster-deleted', '--cache-cluster-id', 'exampleredis2');
      const { Snapshots } = await json('describe-snapshots', '--snapshot-name', 'last');
      expect(Snapshots[0].SnapshotStatus).toBe('available');
      const gone = await aws('describe-cache-clusters', '--cache-cluster-id', 'exampleredis2');
      expect(gone.stderr).toMatch(/\(CacheClusterNotFound\)/);
    },
    WAIT_MS,
  );
});
