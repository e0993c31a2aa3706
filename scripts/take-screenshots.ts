// Takes the pictures in docs/images anew: node scripts/take-screenshots.ts. A real Holdfast, real nodes, some four minutes of
// real load, so that the charts have something to show. For Korean, a font that has it must be there.
import { mkdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CreateCacheClusterCommand,
  CreateReplicationGroupCommand,
  type ElastiCacheClient,
  ModifyReplicationGroupCommand,
  TestFailoverCommand,
} from '@aws-sdk/client-elasticache';
import { createClient } from '@redis/client';
import type { Browser, Page } from 'playwright-core';
import { fill } from '../src/cli/tour/fill.ts';
import { ConsoleUser, launchBrowser, type OpenOptions } from '../test/support/browser.ts';
import { makeCluster, makeSnapshot, whenAvailable } from '../test/support/elasticache.ts';
import { primaryEndpointOf, readGroup, whenGroupAvailable } from '../test/support/groups.ts';
import { TestHoldfast } from '../test/support/holdfast.ts';

const IMAGES = new URL('../docs/images/', import.meta.url).pathname;
const LOAD_MS = 4 * 60_000;

interface Picture extends OpenOptions {
  name: string;
  path: string;
  /** When the page shows all that it should. */
  ready(page: Page): Promise<void>;
}

const PICTURES: readonly Picture[] = [
  {
    name: 'overview',
    path: '/',
    ready: (page) => page.getByRole('link', { name: 'examplereplication' }).first().waitFor(),
  },
  {
    name: 'group-dark',
    path: '/groups/examplereplication',
    theme: 'dark',
    ready: (page) => page.getByRole('list', { name: 'Topology' }).getByText('in sync').nth(1).waitFor(),
  },
  {
    name: 'failover',
    path: '/groups/examplereplication/failovers/2',
    ready: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
  },
  {
    name: 'metrics',
    path: '/clusters/exampleredis-read-1?tab=metrics',
    height: 1_100,
    ready: (page) => page.getByRole('img').nth(3).waitFor(),
  },
  {
    name: 'restore-korean',
    path: '/snapshots/examplesnapshot/restore',
    locale: 'ko',
    ready: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
  },
  {
    name: 'clusters-korean-dark',
    path: '/clusters',
    locale: 'ko',
    theme: 'dark',
    ready: (page) => page.getByText('exampleredis2').first().waitFor(),
  },
];

await using holdfast = await TestHoldfast.start();
const client = holdfast.client();
await makeAll(client);
await load(client);
const browser = await launchBrowser();
mkdirSync(IMAGES, { recursive: true });
for (const picture of PICTURES) await take(browser, picture);
await browser.close();

/** What both walkthroughs make, and a little beside. */
async function makeAll(client: ElastiCacheClient): Promise<void> {
  say('Making clusters, a snapshot, a replication group');
  const source = await makeCluster(client, 'exampleredis', { CacheNodeType: 'cache.m5.large' });
  const { Address, Port } = source.CacheNodes![0]!.Endpoint!;
  await fill({ address: Address!, port: Port! }, { keys: 200_000, now: Date.now() }, () => undefined);
  await makeSnapshot(client, 'exampleredis', 'examplesnapshot');
  await makeCluster(client, 'exampleredis2', {
    SnapshotName: 'examplesnapshot',
    CacheNodeType: 'cache.m5.xlarge',
  });
  await makeCluster(client, 'sessions', { CacheNodeType: 'cache.t4g.small' });
  await client.send(
    new CreateReplicationGroupCommand({
      ReplicationGroupId: 'examplereplication',
      ReplicationGroupDescription: 'Reads are spread over two replicas',
      PrimaryClusterId: 'exampleredis',
    }),
  );
  await whenGroupAvailable(client, 'examplereplication');
  for (const id of ['exampleredis-read-1', 'exampleredis-read-2']) {
    await client.send(
      new CreateCacheClusterCommand({ CacheClusterId: id, ReplicationGroupId: 'examplereplication' }),
    );
    await whenAvailable(client, id);
  }
  await client.send(
    new ModifyReplicationGroupCommand({
      ReplicationGroupId: 'examplereplication',
      AutomaticFailoverEnabled: true,
      ApplyImmediately: true,
    }),
  );
  await whenGroupAvailable(client, 'examplereplication', 3);
}

/** Reads and writes that come and go, with a failover among them. */
async function load(client: ElastiCacheClient): Promise<void> {
  say(`Some load, for ${LOAD_MS / 60_000} minutes`);
  const { Address, Port } = primaryEndpointOf(await readGroup(client, 'examplereplication'));
  const redis = createClient({ RESP: 2, socket: { host: Address!, port: Port! } });
  redis.on('error', () => undefined);
  await redis.connect();
  const end = Date.now() + LOAD_MS;
  let failedOver = false;
  for (let turn = 0; Date.now() < end; turn++) {
    const commands = Math.round(60 + 50 * Math.sin(turn / 90) + 20 * Math.random());
    const sent = Array.from({ length: commands }, (_, i) =>
      i % 3 === 0
        ? redis.set(`load:${turn % 500}:${i}`, 'x'.repeat(200))
        : redis.get(`load:${i * 7}:${i % 130}`),
    );
    await Promise.allSettled(sent);
    await delay(100);
    if (!failedOver && Date.now() > end - LOAD_MS / 3) {
      failedOver = true;
      await client.send(
        new TestFailoverCommand({ ReplicationGroupId: 'examplereplication', NodeGroupId: '0001' }),
      );
    }
  }
  redis.destroy();
  await whenGroupAvailable(client, 'examplereplication', 3);
}

async function take(browser: Browser, { name, path, ready, ...options }: Picture): Promise<void> {
  say(`${name}.png`);
  await using user = await ConsoleUser.open(browser, holdfast, { width: 1_280, height: 800, ...options });
  await user.goto(path);
  await ready(user.page);
  await user.page.waitForLoadState('networkidle').catch(() => undefined);
  await delay(1_000);
  await user.page.screenshot({ path: `${IMAGES}${name}.png` });
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
