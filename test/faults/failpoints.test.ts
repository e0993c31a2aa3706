// The controller is killed at each durable step of everything that takes several, and started again.
import { join } from 'node:path';
import { DeleteCacheClusterCommand, DescribeCacheClustersCommand } from '@aws-sdk/client-elasticache';
import { describe, expect, test } from 'vitest';
import { FAILPOINTS, type Failpoint } from '../../src/control/failpoints.ts';
import { makeCluster, makeSnapshot, until } from '../support/elasticache.ts';
import { TestHoldfast } from '../support/holdfast.ts';
import { PLANNED, UNPLANNED } from './replication/support/all-scenarios.ts';
import { allSnapshots, contentsOf, restored, whenGone } from './support/api.ts';
import {
  adoptUnrecorded,
  changeNodeType,
  createRefused,
  deleteInVain,
  nodeDies,
  snapshotInVain,
  upgrade,
  upgradeInVain,
} from './support/change-scenarios.ts';
import { connect, differences, fill, splitLoad } from './support/data.ts';
import { arm, diesAt } from './support/dies-at.ts';
import { makeEngines } from './support/engine-directory.ts';
import {
  copyAcrossRegions,
  copyInRegion,
  createEmpty,
  createFromSnapshot,
  deleteCluster,
  deleteSnapshot,
  deleteWithFinalSnapshot,
  reboot,
  type Scenario,
  snapshotUnderLoad,
  type World,
} from './support/scenarios.ts';
import { pidOf, recordedNode, strays } from './support/state.ts';

const REGIONS = ['us-east-1', 'eu-west-1'];
/** Within this an operation that the controller died in must be over, once there is a controller again. */
const SECONDS_TO_SETTLE = 15;

/** What passes through the steps of each kind. */
const BY_KIND: Record<string, Scenario[]> = {
  create: [createEmpty, createFromSnapshot],
  delete: [deleteCluster, deleteWithFinalSnapshot],
  recover: [nodeDies],
  reboot: [reboot],
  snapshot: [snapshotUnderLoad],
  copy: [copyInRegion, copyAcrossRegions],
  'delete-snapshot': [deleteSnapshot],
};

/** Steps that something else passes through than the rest of their kind. */
const BY_NAME: Partial<Record<Failpoint, Scenario[]>> = {
  'create.taken-back': [createRefused],
  'modify.accepted': [changeNodeType, upgrade],
  'modify.in-force': [changeNodeType],
  'upgrade.started': [upgrade],
  'upgrade.taken-back': [upgradeInVain],
  'recover.adopted': [adoptUnrecorded],
  'delete.taken-back': [deleteInVain],
  'snapshot.saving': [snapshotUnderLoad, deleteWithFinalSnapshot],
  'snapshot.published': [snapshotUnderLoad, deleteWithFinalSnapshot],
  'snapshot.available': [snapshotUnderLoad, deleteWithFinalSnapshot],
  'snapshot.failed': [snapshotInVain, deleteInVain],
  'create.configured': [createEmpty, createFromSnapshot, reboot],
  'create.started': [createEmpty, createFromSnapshot, reboot],
  'create.recorded': [createEmpty, createFromSnapshot, reboot],
};

/** Those that other tests kill the controller at: of replication groups, and of their proxy (proxy.test.ts). */
const ELSEWHERE = new Set<Failpoint>([
  ...[...PLANNED, ...UNPLANNED].flatMap((scenario) => scenario.failpoints),
  'proxy.allocated',
  'proxy.started',
]);

function scenariosOf(failpoint: Failpoint): Scenario[] {
  return BY_NAME[failpoint] ?? BY_KIND[kindOf(failpoint)] ?? [];
}

function kindOf(failpoint: Failpoint): string {
  return failpoint.slice(0, failpoint.indexOf('.'));
}

const HERE = FAILPOINTS.filter((failpoint) => scenariosOf(failpoint).length > 0);

test('the controller is killed at each failpoint by some test', () => {
  expect(FAILPOINTS.filter((failpoint) => !HERE.includes(failpoint) && !ELSEWHERE.has(failpoint))).toEqual(
    [],
  );
});

/** What their scenarios need is made ready once for all of a kind. */
const TOGETHER = Map.groupBy(HERE, kindOf);

describe.concurrent('killed at each step of', () => {
  test.each([...TOGETHER])('%s', { timeout: 600_000 }, async (_, failpoints) => {
    await using holdfast = new TestHoldfast();
    const engines = await makeEngines(join(holdfast.data, 'test-engines'));
    const args = ['--engines', engines.directory];
    await holdfast.start({ args });
    const client = holdfast.client();
    await makeCluster(client, 'keeper', { EngineVersion: engines.version, AutoMinorVersionUpgrade: false });
    const { address, port } = recordedNode(holdfast, 'keeper');
    await fill({ address, port }, 500);
    await makeSnapshot(client, 'keeper', 'base');
    const data = await contentsOf(holdfast, 'keeper');
    const world = { holdfast, args, engines, data, notes: new Map<string, unknown>() };
    for (const failpoint of failpoints) {
      const id = (name: string) => `${name}-${failpoint.replace('.', '-')}`;
      await killedAt({ ...world, id }, failpoint).catch((error: Error) => {
        error.message = `Killed at ${failpoint}: ${error.message}`;
        throw error;
      });
    }
  });
});

async function killedAt(world: World & { args: string[] }, failpoint: Failpoint): Promise<void> {
  const scenarios = scenariosOf(failpoint);
  for (const scenario of scenarios) await scenario.prepare?.(world);
  for (const scenario of scenarios) await killedIn(world, scenario, failpoint);
  await clearAway(world);
}

/** Of what a round has made nothing need run in the next. */
async function clearAway({ holdfast }: World): Promise<void> {
  for (const region of REGIONS) {
    const client = holdfast.client(region);
    const { CacheClusters = [] } = await client.send(new DescribeCacheClustersCommand({}));
    const made = CacheClusters.flatMap(({ CacheClusterId: id }) => (id === 'keeper' ? [] : [id!]));
    for (const id of made) await client.send(new DeleteCacheClusterCommand({ CacheClusterId: id }));
    for (const id of made) await whenGone(client, id);
  }
}

async function killedIn(
  world: World & { args: string[] },
  scenario: Scenario,
  failpoint: Failpoint,
): Promise<void> {
  const { holdfast, args } = world;
  const keeper = pidOf(holdfast, 'keeper');
  if (scenario.meanwhile) await holdfast.kill();
  scenario.meanwhile?.(world);
  // It may die before it serves, or before it answers.
  const answer = await arm(holdfast, failpoint, args)
    .then(() => scenario.act(world))
    .catch((error: unknown) => error);
  await diesAt(holdfast, `${failpoint}, which ${scenario.name} must reach`).catch((error: Error) => {
    throw new Error(`${error.message}; it answered ${JSON.stringify(answer)} ${String(answer)}`);
  });

  // Nobody is at the controls, and the data is served all the same.
  const { address, port } = recordedNode(holdfast, 'keeper');
  await using connection = await connect({ address, port });
  expect(await connection.send('PING')).toBe('PONG');
  await connection.send('SELECT', '9');
  expect(await connection.send('SET', 'while', 'nobody')).toBe('OK');
  expect(await connection.send('DEL', 'while')).toBe(1);

  await holdfast.start({ args });
  const began = performance.now();
  await scenario.settled(world);
  expect((performance.now() - began) / 1000).toBeLessThan(SECONDS_TO_SETTLE);
  expect(
    await until(
      () => strays(holdfast),
      (found) => found.length === 0,
    ).catch(() => strays(holdfast)),
  ).toEqual([]);
  await everySnapshotRestores(world);
  expect(pidOf(holdfast, 'keeper')).toBe(keeper);
  expect(differences(world.data, splitLoad(await contentsOf(holdfast, 'keeper')).rest)).toEqual([]);
}

async function everySnapshotRestores({ holdfast, data, notes }: World): Promise<void> {
  for (const region of REGIONS) {
    const client = holdfast.client(region);
    for (const { SnapshotName: name, SnapshotStatus } of await allSnapshots(client)) {
      expect(['available', 'failed']).toContain(SnapshotStatus);
      if (SnapshotStatus === 'failed') continue;
      if (notes.has(`${region} ${name} restored`)) continue;
      const { rest } = splitLoad(await restored(holdfast, name!, `check-${name}`, region));
      expect(differences(data, rest)).toEqual([]);
      notes.set(`${region} ${name} restored`, true);
    }
  }
}
