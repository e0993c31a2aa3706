import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { createClient } from '@redis/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CliResult, cleanEnvironment, runCli } from '../support/cli.ts';
import { processesUnder, TestHoldfast } from '../support/holdfast.ts';
import { MAIN_MODULE } from '../support/main-module.ts';

let holdfast: TestHoldfast;

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
});

afterAll(() => holdfast[Symbol.asyncDispose]());

const run = (...args: string[]): Promise<CliResult> => runCli(['--data', holdfast.data, ...args]);

/** What a command answers under --json, which is all that it writes. */
async function json<Answer>(...args: string[]): Promise<Answer> {
  const { code, stdout, stderr } = await run(...args, '--json');
  expect({ code, stderr }, `${args.join(' ')}: ${stdout}`).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Answer;
}

interface Cluster {
  CacheClusterId: string;
  CacheClusterStatus: string;
  CacheNodeType: string;
  EngineVersion: string;
  CacheParameterGroup: { CacheParameterGroupName: string; ParameterApplyStatus: string };
  CacheNodes: { Endpoint: { Address: string; Port: number } }[];
}

interface Snapshot {
  SnapshotName: string;
  SnapshotStatus: string;
}

async function withNode<Value>(
  cluster: Cluster,
  body: (client: ReturnType<typeof makeClient>) => Promise<Value>,
) {
  const client = makeClient(cluster);
  await client.connect();
  try {
    return await body(client);
  } finally {
    client.destroy();
  }
}

function makeClient({ CacheNodes: [node] }: Cluster) {
  const { Address: host, Port: port } = node!.Endpoint;
  const client = createClient({ socket: { host, port, reconnectStrategy: false } });
  client.on('error', () => undefined);
  return client;
}

test('serve tells address, data directory and the line for AWS clients; env does what that line says', async () => {
  // It can be found a moment before it says so.
  await expect.poll(() => holdfast.output, { timeout: 20_000 }).toContain('eval');
  const said = holdfast.output;
  expect(said).toContain(holdfast.endpoint);
  expect(said).toContain(holdfast.data);
  expect(said).toMatch(/eval "\$\(\S*holdfast --data \S+ env\)"/);
  const script = `eval "$('${process.execPath}' '${MAIN_MODULE}' --data '${holdfast.data}' env)" && env`;
  const { stdout } = await promisify(execFile)('sh', ['-c', script], {
    env: { ...cleanEnvironment(), AWS_PROFILE: 'x' },
  });
  const variables = stdout.split('\n');
  for (const [name, value] of Object.entries(holdfast.environment()))
    expect(variables).toContain(`${name}=${value}`);
  expect(stdout).not.toContain('AWS_PROFILE');
});

test('a cluster, from its creation to its final snapshot', async () => {
  const { CacheCluster: made } = await json<{ CacheCluster: Cluster }>(
    'clusters',
    'create',
    'first',
    '--port',
    '6400',
  );
  expect(made).toMatchObject({ CacheClusterId: 'first', CacheClusterStatus: 'available' });
  expect(made.CacheNodes[0]?.Endpoint.Port).toBe(6_400);
  await withNode(made, (client) => client.set('kept', 'yes'));

  const listed = await run('cluster');
  expect(listed.stdout).toMatch(/^CLUSTER +STATUS +ENGINE/);
  expect(listed.stdout).toContain(`${made.CacheNodes[0]?.Endpoint.Address}:6400`);
  expect((await run('clusters', 'show', 'first')).stdout).toMatch(/^cluster +first\nstatus +available\n/);

  const pending = await json<{ CacheCluster: { PendingModifiedValues: object } }>(
    ...['clusters', 'modify', 'first', '--node-type', 'cache.m5.large'],
  );
  expect(pending.CacheCluster.PendingModifiedValues).toEqual({ CacheNodeType: 'cache.m5.large' });
  const changed = await json<{ CacheCluster: Cluster }>(
    ...['clusters', 'modify', 'first', '--node-type', 'cache.m5.large', '--now'],
  );
  expect(changed.CacheCluster).toMatchObject({
    CacheNodeType: 'cache.m5.large',
    CacheClusterStatus: 'available',
  });
  const rebooted = await json<{ CacheCluster: Cluster }>('clusters', 'reboot', 'first');
  expect(rebooted.CacheCluster.CacheClusterStatus).toBe('available');
  expect(await withNode(rebooted.CacheCluster, (client) => client.get('kept'))).toBe('yes');

  const deleted = await run('clusters', 'delete', 'first', '--final-snapshot', 'first-last');
  expect(deleted).toMatchObject({
    code: 0,
    stdout: 'cluster first deleted; its data is in snapshot first-last\n',
  });
  expect((await run('clusters', 'show', 'first')).stderr).toContain('CacheClusterNotFound');
  const { CacheCluster: back } = await json<{ CacheCluster: Cluster }>(
    'snapshots',
    'restore',
    'first-last',
    'again',
  );
  expect(await withNode(back, (client) => client.get('kept'))).toBe('yes');
  await json('clusters', 'rm', 'again');
});

test('--no-wait answers while the work is still to be done', async () => {
  const { CacheCluster } = await json<{ CacheCluster: Cluster }>(
    'clusters',
    'create',
    'hurried',
    '--no-wait',
  );
  expect(CacheCluster.CacheClusterStatus).toBe('creating');
  // A wait of its own, by the next command that needs it.
  await expect
    .poll(async () => (await run('clusters', 'list')).stdout, { timeout: 20_000 })
    .toMatch(/hurried +available/);
  await json('clusters', 'delete', 'hurried');
});

describe('snapshots', () => {
  beforeAll(async () => {
    await json('clusters', 'create', 'source');
  });
  afterAll(async () => {
    await json('clusters', 'delete', 'source');
  });

  test('are taken, listed, copied within and across regions, and deleted', async () => {
    const taken = await json<{ Snapshot: Snapshot }>('snapshots', 'create', 'one', '--cluster', 'source');
    expect(taken.Snapshot).toMatchObject({ SnapshotName: 'one', SnapshotStatus: 'available' });
    await json('snapshots', 'copy', 'one', 'one-near');
    await json('snapshots', 'copy', 'one', 'one-far', '--to-region', 'eu-west-1');
    expect((await run('snapshot', 'list', '--cluster', 'source')).stdout).toMatch(
      /^SNAPSHOT.*\none +available.*\none-near +available/,
    );
    const far = await json<{ Snapshots: Snapshot[] }>('--region', 'eu-west-1', 'snapshots');
    expect(far.Snapshots).toMatchObject([{ SnapshotName: 'one-far', SnapshotStatus: 'available' }]);
    expect((await run('snapshots', 'show', 'one-near')).stdout).toMatch(
      /^snapshot +one-near\nstatus +available\n/,
    );
    for (const name of ['one', 'one-near']) expect((await run('snapshots', 'delete', name)).code).toBe(0);
    expect((await run('snapshots', 'delete', 'one')).stderr).toContain('SnapshotNotFoundFault');
  });

  test('that are damaged end a restore with the reason', async () => {
    await json('snapshots', 'create', 'bitten', '--cluster', 'source');
    const directory = join(holdfast.data, 'snapshots', 'us-east-1', 'bitten');
    const file = join(directory, readdirSync(directory).find((name) => name.endsWith('.rdb'))!);
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(file, bytes);
    const restored = await run('snapshots', 'restore', 'bitten', 'doomed', '--json');
    expect({ code: restored.code, stderr: restored.stderr }).toEqual({ code: 1, stderr: '' });
    const { error } = JSON.parse(restored.stdout) as { error: { message: string } };
    expect(error.message).toMatch(/^cluster doomed is restore-failed: .*"bitten"/);
    await json('clusters', 'delete', 'doomed');
    await json('snapshots', 'delete', 'bitten');
  });
});

test('parameters are set, shown, reset; subnet groups and tags come and go', async () => {
  await json('parameters', 'create', 'mine', '--family', 'redis7');
  await json('parameters', 'set', 'mine', 'maxmemory-policy=allkeys-lru', 'timeout=30');
  const set = await run('parameters', 'show', 'mine', '--source', 'user');
  expect(set.stdout).toMatch(/maxmemory-policy +allkeys-lru +user/);
  await json('parameters', 'reset', 'mine', 'timeout');
  const left = await json<{ Parameters: { ParameterName: string }[] }>(
    'parameters',
    'show',
    'mine',
    '--source',
    'user',
  );
  expect(left.Parameters.map((one) => one.ParameterName)).toEqual(['maxmemory-policy']);
  expect((await run('parameters', 'groups')).stdout).toMatch(/^mine +redis7 +yes/m);
  expect((await run('parameters', 'show', 'mine', 'no-such')).stderr).toContain(
    'mine has no parameter no-such',
  );
  expect(
    (await json<{ Parameters: unknown[] }>('parameters', 'defaults', 'redis7')).Parameters.length,
  ).toBeGreaterThan(50);

  await json('subnet-groups', 'create', 'nets', '--subnet', 'subnet-0a1b2c3d,subnet-1b2c3d4e');
  expect((await run('subnet-groups')).stdout).toMatch(/^nets .*subnet-0a1b2c3d, subnet-1b2c3d4e/m);
  await json('subnet-groups', 'modify', 'nets', '--description', 'other');
  expect((await run('subnet-groups', 'show', 'nets')).stdout).toMatch(/other$/m);

  await json('tags', 'add', 'parametergroup:mine', 'team=core', 'env=');
  await json('tags', 'remove', 'parametergroup:mine', 'env');
  expect((await run('tags', 'list', 'parametergroup:mine')).stdout).toBe('NAME  VALUE\nteam  core\n');
  await json('parameters', 'delete', 'mine');
  await json('subnet-groups', 'delete', 'nets');
});

test('status shows it all on one page', async () => {
  const { CacheCluster } = await json<{ CacheCluster: Cluster }>('clusters', 'create', 'counted');
  await withNode(CacheCluster, (client) => client.mSet({ a: '1', b: '2', c: '3' }));
  const page = (await run('status')).stdout;
  expect(page).toContain(holdfast.endpoint);
  expect(page).toMatch(/^engines +redis 7\.0/m);
  expect(page).toMatch(/^counted +available .* 3 /m);
  expect(page).toContain('Cache cluster created');
  const value = await json<{ CacheClusters: { figures: { keys: number } }[] }>('status');
  expect(value.CacheClusters[0]?.figures.keys).toBe(3);
  await json('clusters', 'delete', 'counted');
});

test('events are listed, and followed as they happen', async () => {
  const follower = spawn(
    process.execPath,
    [MAIN_MODULE, '--data', holdfast.data, 'events', '--follow', '--id', 'watched'],
    {
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    const lines = createInterface({ input: follower.stdout });
    const first = once(lines, 'line');
    await json('clusters', 'create', 'watched');
    expect(String((await first)[0])).toMatch(/cache-cluster watched .*creat/i);
  } finally {
    const exit = once(follower, 'exit');
    follower.kill();
    await exit;
  }
  await json('clusters', 'delete', 'watched');
  expect((await run('events', '--id', 'watched')).stdout).toMatch(
    /watched +Cache cluster created[\s\S]*deleted/,
  );
});

test('errors say what to do, and by their exit code whose they are', async () => {
  expect(await run('clusters', 'show', 'nobody')).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /^error: CacheClusterNotFound: .*\n {2}-> .*holdfast --data \S+ clusters list\n$/,
    ),
  });
  const told = await run('clusters', 'show', 'nobody', '--json');
  expect(told).toMatchObject({ code: 1, stderr: '' });
  expect(JSON.parse(told.stdout)).toMatchObject({ error: { code: 'CacheClusterNotFound' } });
  const wrong: [string[], RegExp][] = [
    [['bogus'], /unknown command 'bogus'/],
    [['clusters', 'bogus'], /unknown command 'bogus' of clusters/],
    [['clusters', 'create'], /missing required argument 'id'/],
    [['clusters', 'create', 'a', '--bogus'], /unknown option '--bogus'/],
    [['clusters', 'create', 'a', '--port', '0'], /--port 0/],
    [['snapshots', 'create', 'a'], /--cluster/],
    [['clusters', 'modify', 'a'], /nothing to change/],
    [['parameters', 'reset', 'a'], /--all/],
    [['tags', 'list', 'nothing'], /names no resource/],
    [['serve', '--auth', 'maybe'], /--auth/],
  ];
  for (const [args, message] of wrong) {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }, args.join(' ')).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  }
});

test('where nothing serves, it says how to start', async () => {
  const nowhere = await runCli(['--data', join(holdfast.data, 'import'), 'clusters']);
  expect(nowhere).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/No Holdfast serves .*\n.*serve\n$/),
  });
  const refused = await run('--endpoint', 'http://127.0.0.1:9', 'clusters');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/127\.0\.0\.1:9/);
  const absent = await runCli(['--data', join(holdfast.data, 'absent'), 'stop']);
  expect(absent).toMatchObject({ code: 1, stderr: expect.stringContaining('does not exist') });
});

test('a key that the server does not know is told apart', async () => {
  const env = { HOLDFAST_ACCESS_KEY_ID: 'AKWRONG', HOLDFAST_SECRET_ACCESS_KEY: 'wrong' };
  const { code, stderr } = await runCli(['--endpoint', holdfast.endpoint, 'clusters'], env);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: InvalidClientTokenId: [\s\S]*-> Use the key of the server/);
});

test('stop leaves the nodes, and stops them with their data when asked to', async () => {
  const { CacheCluster } = await json<{ CacheCluster: Cluster }>('clusters', 'create', 'survivor');
  expect((await run('stop')).stdout).toMatch(/^Holdfast \(process \d+\) has stopped; its nodes go on\n$/);
  await withNode(CacheCluster, (client) => client.set('written', 'while nothing served'));
  expect((await run('clusters')).code).toBe(1);
  const stopped = await run('stop', '--stop-nodes');
  expect(stopped.stdout).toMatch(/^Nothing served .*; 1 node stopped, the data saved\n$/);
  expect(await processesUnder(holdfast.data)).toEqual([]);
  await holdfast.start();
  await expect
    .poll(async () => (await run('clusters')).stdout, { timeout: 20_000 })
    .toMatch(/survivor +available/);
  await expect
    .poll(() => withNode(CacheCluster, (client) => client.get('written')).catch(() => undefined), {
      timeout: 20_000,
    })
    .toBe('while nothing served');
});
