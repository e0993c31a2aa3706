import { setTimeout as delay } from 'node:timers/promises';
import { isInSync, replicasOf } from '../../group-state.ts';
import { formatBytes, formatMilliseconds } from '../../output/format.ts';
import { waitForCluster } from '../../wait.ts';
import { type NodeClient, openNode } from '../node-client.ts';
import { endpointOf, SOURCE } from '../scene.ts';
import { hold } from '../steps.ts';
import { refusalOf } from './refusal.ts';
import {
  FIRST_REPLICA,
  GROUP,
  type GroupScene,
  groupNow,
  infoOf,
  keysIn,
  ownEndpoint,
  untilInSync,
} from './scene.ts';

const OTHERS = [2, 3, 4, 5].map((number) => `exampleredis-read-${number}`);

/** R2: a read replica, up to five of them. */
export async function showReplicas(scene: GroupScene): Promise<void> {
  const { log, api } = scene;
  await log.step('R2', `add read replica ${FIRST_REPLICA}`, async () => {
    const zone = `${api.region}b`;
    const detail = await addReplica(scene, FIRST_REPLICA, zone);
    return { detail: `${detail}, zone ${zone}`, value: undefined };
  });
  await log.step('R2', 'add four more', async () => {
    await Promise.all(OTHERS.map((id) => addReplica(scene, id, undefined)));
    const state = await untilInSync(scene);
    const members = replicasOf(state);
    hold(members.length === 5, `it has ${members.length} replicas`);
    return { detail: `${members.filter(isInSync).length} replicas in sync`, value: undefined };
  });
  await log.step('R2', 'the sixth is refused', async () => {
    const sixth = { CacheClusterId: 'exampleredis-read-6', ReplicationGroupId: GROUP };
    const detail = await refusalOf(api.call('CreateCacheCluster', sixth), /^NodeQuotaForClusterExceeded/);
    hold((await groupNow(scene)).members.length === 6, 'it has become a member nevertheless');
    return { detail, value: undefined };
  });
}

async function addReplica({ cli, api }: GroupScene, id: string, zone: string | undefined): Promise<string> {
  const { CacheCluster } = await api.call('CreateCacheCluster', {
    CacheClusterId: id,
    ReplicationGroupId: GROUP,
    PreferredAvailabilityZone: zone,
  });
  const status = CacheCluster?.CacheClusterStatus;
  hold(status === 'creating', `the answer says ${status}, not creating`);
  const cluster = await waitForCluster(cli, api, id);
  const endpoint = endpointOf(cluster);
  const info = await infoOf(endpoint);
  hold(info.get('role') === 'slave', `its node is a ${info.get('role')}`);
  hold(
    info.get('master_link_status') === 'up',
    `available, but its link is ${info.get('master_link_status')}`,
  );
  return `creating -> available, at ${endpoint.address}:${endpoint.port} with ${keysIn(info).toLocaleString('en-US')} keys`;
}

const MARK = 'tour:mark';

/** R3: a write reaches the replicas a moment later. */
export async function showReplication(scene: GroupScene): Promise<void> {
  await scene.log.step('R3', 'a write to the endpoint reaches each replica a moment later', async () => {
    const replicas = replicasOf(await groupNow(scene));
    const clients = await Promise.all(replicas.map((member) => openNode(ownEndpoint(member))));
    const writer = await openNode(scene.endpoint);
    try {
      const value = `written at ${Date.now()}`;
      const written = performance.now();
      await writer.send(['SET', MARK, value]);
      const took = await Promise.all(
        clients.map(async (client) => {
          await untilThere(client, value, scene.signal);
          return performance.now() - written;
        }),
      );
      const shown = replicasOf(await groupNow(scene)).map(({ replication }) => replication?.LagBytes);
      hold(
        shown.every((lag) => lag !== undefined),
        'the lag of a replica is not shown',
      );
      const detail =
        `after ${took.map((time) => formatMilliseconds(time)).join(', ')}; ` +
        `lag shown while the writer goes on: ${shown.map((lag) => formatBytes(lag)).join(', ')}`;
      return { detail, value: undefined };
    } finally {
      for (const client of [...clients, writer]) client.close();
    }
  });
}

const PATIENCE_MS = 10_000;

async function untilThere(client: NodeClient, value: string, signal: AbortSignal): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (String(await client.send(['GET', MARK])) !== value) {
    signal.throwIfAborted();
    hold(performance.now() < until, `a write had not reached a replica after ${PATIENCE_MS / 1000} s`);
    await delay(1);
  }
}

/** R9: a replica serves reads, and refuses writes. */
export async function showReadOnly(scene: GroupScene): Promise<void> {
  await scene.log.step('R9', "a replica's own endpoint serves reads and refuses writes", async () => {
    const member = (await groupNow(scene)).members.find(({ id }) => id === FIRST_REPLICA);
    hold(member !== undefined, `${FIRST_REPLICA} is no member`);
    const endpoint = ownEndpoint(member);
    const client = await openNode(endpoint);
    try {
      const read = String(await client.send(['GET', MARK]));
      const refusal = await client.send<unknown>(['SET', MARK, 'by the wrong door']).then(
        () => undefined,
        (error: Error) => error.message,
      );
      hold(refusal?.startsWith('READONLY') === true, `SET was answered by ${refusal ?? 'OK'}`);
      const at = `${endpoint.address}:${endpoint.port}`;
      return {
        detail: `${at}: GET gives "${read}", SET gives "${refusal}"; ${SOURCE} takes writes`,
        value: undefined,
      };
    } finally {
      client.close();
    }
  });
}
