import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteSnapshotCommand,
  DescribeCacheClustersCommand,
  DescribeCacheParameterGroupsCommand,
  DescribeCacheSubnetGroupsCommand,
  DescribeSnapshotsCommand,
  type ElastiCacheClient,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTo, makeCluster, makeSnapshot, readCluster } from '../support/elasticache.ts';
import { processesUnder, TestHoldfast } from '../support/holdfast.ts';
import { directiveOnNode } from '../support/node-config.ts';
import { runProgram } from '../support/program.ts';
import { findTerraform } from '../support/terraform.ts';

const mirror = findTerraform();

/** The provider waits 30 seconds before it first looks at a cluster that it has made, changed or deleted. */
const STEP_MS = 300_000;

describe.skipIf(!mirror)('Terraform', () => {
  let holdfast: TestHoldfast;
  let client: ElastiCacheClient;
  let directory: string;

  beforeAll(async () => {
    holdfast = await TestHoldfast.start();
    client = holdfast.client();
    directory = mkdtempSync(join(tmpdir(), 'holdfast-terraform-'));
    copyFileSync(join(import.meta.dirname, 'terraform/main.tf'), join(directory, 'main.tf'));
    if (mirror!.cliConfig) writeFileSync(join(directory, 'terraform.rc'), mirror!.cliConfig);
    const source = await makeCluster(client, 'source');
    await using redis = await connectTo(source);
    await redis.set('who', 'seed');
    await makeSnapshot(client, 'source', 'seed');
    await terraform('init', '-input=false', '-no-color');
  });
  afterAll(async () => {
    await holdfast?.[Symbol.asyncDispose]();
    if (directory) rmSync(directory, { recursive: true, force: true });
  });

  async function terraform(command: string, ...args: string[]) {
    const env = {
      ...process.env,
      ...holdfast.environment(),
      ...(mirror!.cliConfig ? { TF_CLI_CONFIG_FILE: join(directory, 'terraform.rc') } : {}),
      TF_VAR_endpoint: holdfast.endpoint,
      TF_IN_AUTOMATION: '1',
      CHECKPOINT_DISABLE: '1',
    };
    const ended = await runProgram('terraform', [command, ...args], {
      cwd: directory,
      env,
      timeoutMs: STEP_MS,
    });
    expect(ended.stderr).toBe('');
    return ended;
  }

  const apply = async (...variables: string[]) => {
    const { code, stdout } = await terraform(
      'apply',
      '-auto-approve',
      '-input=false',
      '-no-color',
      ...variables,
    );
    expect(code, stdout).toBe(0);
    return stdout;
  };

  /** 0 says that nothing differs, 2 that something does. */
  const plan = async (...variables: string[]) => {
    const { code, stdout } = await terraform(
      ...(['plan', '-detailed-exitcode', '-input=false', '-no-color', ...variables] as const),
    );
    expect(code, stdout).toBe(0);
  };

  const CHANGES = Object.entries({
    node_type: 'cache.m7g.large',
    max_memory_policy: 'volatile-ttl',
    description: 'still two zones',
    team: 'storage',
    retention: '5',
  }).flatMap(([name, value]) => ['-var', `${name}=${value}`]);

  it(
    'applies, and finds nothing to change afterwards',
    async () => {
      expect(await apply()).toContain('5 added');
      await plan();
      const full = await readCluster(client, 'full');
      expect(full).toMatchObject({
        CacheNodeType: 'cache.t4g.micro',
        PreferredAvailabilityZone: 'us-east-1b',
        PreferredMaintenanceWindow: 'sun:05:00-sun:06:00',
        SnapshotWindow: '09:00-10:00',
        SnapshotRetentionLimit: 3,
        AutoMinorVersionUpgrade: false,
        CacheParameterGroup: { CacheParameterGroupName: 'evicting' },
        CacheSubnetGroupName: 'inside',
        CacheNodes: [{ Endpoint: { Port: 6400 } }],
      });
      expect(await directiveOnNode(holdfast, full, 'maxmemory-policy')).toBe('allkeys-lru');
      await using redis = await connectTo(await readCluster(client, 'restored'));
      expect(await redis.get('who')).toBe('seed');
    },
    STEP_MS,
  );

  it(
    'changes what changed, in place, and finds nothing to change afterwards',
    async () => {
      const before = await readCluster(client, 'full');
      const out = await apply(...CHANGES);
      expect(out).toContain('0 added, 3 changed, 0 destroyed');
      await plan(...CHANGES);
      const after = await readCluster(client, 'full');
      expect(after).toMatchObject({
        CacheNodeType: 'cache.m7g.large',
        SnapshotRetentionLimit: 5,
        CacheClusterCreateTime: before.CacheClusterCreateTime,
        PendingModifiedValues: {},
      });
      expect(await directiveOnNode(holdfast, after, 'maxmemory-policy')).toBe('volatile-ttl');
      const { TagList } = await client.send(new ListTagsForResourceCommand({ ResourceName: after.ARN }));
      expect(TagList).toEqual([
        { Key: 'made-by', Value: 'terraform' },
        { Key: 'team', Value: 'storage' },
      ]);
    },
    STEP_MS,
  );

  it(
    'destroys all of it, with the final snapshot that was asked for, and leaves nothing else',
    async () => {
      const { code, stdout } = await terraform('destroy', '-auto-approve', '-no-color', ...CHANGES);
      expect(code, stdout).toBe(0);
      expect(stdout).toContain('5 destroyed');
      const { CacheClusters } = await client.send(new DescribeCacheClustersCommand({}));
      expect(CacheClusters!.map((cluster) => cluster.CacheClusterId)).toEqual(['source']);
      const { Snapshots } = await client.send(new DescribeSnapshotsCommand({}));
      expect(Snapshots!.map((one) => [one.SnapshotName, one.SnapshotStatus])).toEqual([
        ['full-final', 'available'],
        ['seed', 'available'],
      ]);
      await client.send(new DeleteSnapshotCommand({ SnapshotName: 'full-final' }));
      const { CacheSubnetGroups } = await client.send(new DescribeCacheSubnetGroupsCommand({}));
      expect(CacheSubnetGroups!.map((group) => group.CacheSubnetGroupName)).toEqual(['default']);
      const { CacheParameterGroups } = await client.send(new DescribeCacheParameterGroupsCommand({}));
      expect(
        CacheParameterGroups!.filter((group) => !group.CacheParameterGroupName!.startsWith('default.')),
      ).toEqual([]);
      expect(await processesUnder(join(holdfast.data, 'nodes'))).toHaveLength(1);
    },
    STEP_MS,
  );
});
