// Clients of other people reconnect by themselves, to the address that they had, when another node becomes the primary.
import { ModifyReplicationGroupCommand } from '@aws-sdk/client-elasticache';
import { Redis } from 'ioredis';
import { Redis as Valkey } from 'iovalkey';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { until } from '../../support/elasticache.ts';
import { TestHoldfast } from '../../support/holdfast.ts';
import { connect, type NodeAddress } from '../support/data.ts';
import { pidOf, recordedNode } from '../support/state.ts';
import { Application, DRIVERS } from './support/applications.ts';
import { endpointOf, makeGroup, primaryOf, replicasOf, whenGroupRests } from './support/groups.ts';
import { accountedLosses } from './support/losses.ts';

/** It takes them a second at most, on a machine that has nothing else to do. */
const PATIENCE_MS = 5_000;

let holdfast: TestHoldfast;
let endpoint: NodeAddress;
let applications: Application[];

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  endpoint = endpointOf(await makeGroup(holdfast, 'g'));
});

afterAll(() => holdfast?.[Symbol.asyncDispose]());

beforeEach(async () => {
  const names = Object.keys(DRIVERS) as (keyof typeof DRIVERS)[];
  applications = await Promise.all(names.map((name) => Application.start(name, endpoint)));
  await allGoOn();
});

afterEach(async () => {
  await Promise.all(applications.map((application) => application[Symbol.asyncDispose]()));
  await using connection = await connect(endpoint);
  await connection.send('FLUSHALL');
});

function allGoOn(): Promise<number[]> {
  return Promise.all(applications.map((application) => application.goesOn(PATIENCE_MS)));
}

async function stopAll(): Promise<void> {
  await Promise.all(applications.map((application) => application.stop()));
}

/** Another member than `before` is the primary, and all of the group is well. */
async function changedFrom(before: string): Promise<void> {
  await until(
    async () => primaryOf(holdfast, 'g'),
    (primary) => primary !== before,
  );
  await whenGroupRests(holdfast, 'g');
}

/** Clients of this node that came by the endpoint. */
async function stayedOn(id: string): Promise<string[]> {
  await using admin = await connect(recordedNode(holdfast, id));
  const clients = (await admin.send<string>('CLIENT', 'LIST')).split('\n');
  return clients.filter((line) => line.includes(`laddr=${endpoint.address}:${endpoint.port} `));
}

async function switchOver(): Promise<string> {
  const before = primaryOf(holdfast, 'g');
  const target = replicasOf(holdfast, 'g')[0]!;
  const input = { ReplicationGroupId: 'g', PrimaryClusterId: target, ApplyImmediately: true };
  await holdfast.client().send(new ModifyReplicationGroupCommand(input));
  await changedFrom(before);
  return before;
}

test('they go on writing after a switchover, which loses nothing of theirs', async () => {
  const before = await switchOver();
  await allGoOn();
  expect(await stayedOn(before)).toEqual([]);
  await stopAll();
  for (const application of applications)
    expect(await application.missingFrom(endpoint), application.name).toEqual([]);
});

test('they go on writing after a failover, and what it lost of theirs is in its report', async () => {
  const before = primaryOf(holdfast, 'g');
  process.kill(pidOf(holdfast, before), 'SIGKILL');
  await allGoOn();
  await changedFrom(before);
  expect(await stayedOn(before)).toEqual([]);
  await stopAll();
  for (const application of applications) {
    const accounted = await accountedLosses(holdfast, 'g', application.name);
    const missing = await application.missingFrom(endpoint);
    expect(
      missing.filter((n) => !accounted.includes(n)),
      application.name,
    ).toEqual([]);
  }
});

test('who subscribes and who waits for a list hears of what the next primary is told', async () => {
  const subscriber = new Redis({ host: endpoint.address, port: endpoint.port });
  const waiting = new Valkey({ host: endpoint.address, port: endpoint.port });
  for (const client of [subscriber, waiting]) client.on('error', () => undefined);
  try {
    const heard: string[] = [];
    subscriber.on('message', (_channel: string, message: string) => heard.push(message));
    await subscriber.subscribe('news');
    const popped = popUntilThere(waiting);
    const before = await switchOver();
    expect(await stayedOn(before)).toEqual([]);
    await using publisher = await connect(endpoint);
    // A message is for those who are there by then.
    await until(
      async () => {
        await publisher.send('PUBLISH', 'news', 'of the next primary');
        return heard;
      },
      (messages) => messages.length > 0,
    );
    await publisher.send('RPUSH', 'list', 'element');
    expect(await popped).toEqual(['list', 'element']);
  } finally {
    subscriber.disconnect();
    waiting.disconnect();
  }
});

/** Waits for an element as applications do: whatever error ends the wait, it is begun anew. */
async function popUntilThere(client: Valkey): Promise<[string, string]> {
  for (;;) {
    const found = await client.blpop('list', 0).catch(() => undefined);
    if (found) return found;
  }
}
