// The first founding document, row by row (S1 to S10), as a person sees it: in English, and in Korean in a region of Korea.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compareNodes } from '../../src/cli/tour/compare.ts';
import { fill } from '../../src/cli/tour/fill.ts';
import type { NodeEndpoint } from '../../src/cli/tour/node-client.ts';
import { connect } from '../faults/support/data.ts';
import { pidOf, recordedNode } from '../faults/support/state.ts';
import { ConsoleUser, launchBrowser } from '../support/browser.ts';
import { connectTo, makeCluster, readCluster, until } from '../support/elasticache.ts';
import { TestHoldfast } from '../support/holdfast.ts';

const KEYS = 4_000;
/** One more key, which takes a moment to load; made in small pieces, lest the node seems to hang. */
const PLAYERS = 200_000;
const MORE_PLAYERS =
  "for i = ARGV[1] + 1, ARGV[1] + 10000 do redis.call('ZADD', 'leaderboard', i, 'player:' .. i) end";

/** What stands on the pages, in the language of whoever reads them. */
const ENGLISH = {
  locale: 'en' as 'en' | 'ko',
  region: 'us-east-1',
  clusters: 'Cache clusters',
  snapshots: 'Snapshots',
  select: (name: string) => `Select ${name}`,
  backup: 'Backup',
  backupOf: (id: string) => `Back up ${id}`,
  snapshotName: 'Snapshot name',
  create: 'Create snapshot',
  origin: 'Cache cluster or replication group',
  tooSmall: 'Nodes of type cache.t1.micro can’t be snapshotted',
  tooSmallHere: 'cache.t1.micro can’t be snapshotted',
  cancel: 'Cancel',
  refused: 'Snapshots are not possible here',
  creating: 'creating',
  available: 'available',
  progress: (name: string) => `Progress of ${name}`,
  underWay: (name: string) => `Taking the snapshot ${name}`,
  copy: 'Copy',
  copyOf: (name: string) => `Copy snapshot ${name}`,
  copyName: 'Name of the copy',
  copyRegion: 'Region of the copy',
  restore: 'Restore',
  restoreTitle: 'Restore snapshot',
  clusterId: 'Cache cluster ID',
  engine: 'Engine',
  engineVersion: 'Engine version',
  nodeType: 'Node type',
  autoUpgrade: 'Auto minor version upgrade',
  port: 'Port',
  subnetGroup: 'Subnet group None',
  zone: 'Availability zone No preference',
  parameterGroup: 'Parameter group default.redis7',
  oneNode: '1 node',
  nodes: 'Nodes',
};
type Words = typeof ENGLISH;
const KOREAN: Words = {
  locale: 'ko',
  region: 'ap-northeast-2',
  clusters: '캐시 클러스터',
  snapshots: '스냅샷',
  select: (name) => `${name} 선택`,
  backup: '백업',
  backupOf: (id) => `${id} 백업`,
  snapshotName: '스냅샷 이름',
  create: '스냅샷 생성',
  origin: '캐시 클러스터 또는 복제 그룹',
  tooSmall: 'cache.t1.micro 노드 유형은 스냅샷을 생성할 수 없습니다',
  tooSmallHere: 'cache.t1.micro 노드 유형은 스냅샷을 생성할 수 없습니다',
  cancel: '취소',
  refused: '여기서는 스냅샷을 사용할 수 없습니다',
  creating: '생성 중',
  available: '사용 가능',
  progress: (name) => `${name} 진행률`,
  underWay: (name) => `스냅샷 ${name} 생성 중`,
  copy: '복사',
  copyOf: (name) => `스냅샷 ${name} 복사`,
  copyName: '복사본 이름',
  copyRegion: '복사할 리전',
  restore: '복원',
  restoreTitle: '스냅샷 복원',
  clusterId: '캐시 클러스터 ID',
  engine: '엔진',
  engineVersion: '엔진 버전',
  nodeType: '노드 유형',
  autoUpgrade: '마이너 버전 자동 업그레이드',
  port: '포트',
  subnetGroup: '서브넷 그룹 없음',
  zone: '가용 영역 기본 설정 없음',
  parameterGroup: '파라미터 그룹 default.redis7',
  oneNode: '노드 1개',
  nodes: '노드',
};

let browser: Browser;
let holdfast: TestHoldfast;
beforeAll(async () => {
  [browser, holdfast] = await Promise.all([launchBrowser(), TestHoldfast.start()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), holdfast?.[Symbol.asyncDispose]()]);
});

const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
const button = (on: Page | Locator, name: string) => on.getByRole('button', { name, exact: true });

/** The process of a cluster's node, once there is one. */
function runningNode(id: string, region: string): number | undefined {
  try {
    return pidOf(holdfast, id, region);
  } catch {
    return undefined;
  }
}

it.each([['English', ENGLISH] as const, ['Korean', KOREAN] as const])('in %s', async (_, words) => {
  const { region } = words;
  const client = holdfast.client(region);
  const [cluster] = await Promise.all([
    makeCluster(client, 'exampleredis', { EngineVersion: '7.0' }),
    makeCluster(client, 'examplemicro', { CacheNodeType: 'cache.t1.micro' }),
  ]);
  const { Address, Port } = cluster.CacheNodes![0]!.Endpoint!;
  const source: NodeEndpoint = { address: Address!, port: Port! };
  await fill(source, { keys: KEYS, now: Date.now() }, () => undefined);
  await using redis = await connectTo(cluster);
  for (let made = 0; made < PLAYERS; made += 10_000)
    await redis.eval(MORE_PLAYERS, { arguments: [String(made)] });

  await using user = await ConsoleUser.open(browser, holdfast, { locale: words.locale });
  const { page } = user;
  const goTo = (name: string) =>
    page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();

  // S4: a cache.t1.micro can't be saved: said before, and by the API beside the field.
  await user.goto('/clusters', region);
  await page.getByRole('checkbox', { name: words.select('examplemicro') }).check();
  await button(page, words.backup).click();
  const refused = page.getByRole('dialog', { name: words.backupOf('examplemicro') });
  await refused.getByText(words.tooSmall).waitFor();
  await button(refused, words.create).click();
  await refused.getByText(`${words.refused}: CacheClusterId`).waitFor();
  await button(refused, words.cancel).click();
  await page.getByRole('checkbox', { name: words.select('examplemicro') }).uncheck();

  // S2: in the list of clusters, choose exampleredis, Backup, name it, create. Slowly, so that S5 can be looked at.
  await using admin = await connect(recordedNode(holdfast, 'exampleredis', region));
  await admin.send('CONFIG', 'SET', 'rdb-key-save-delay', '1000');
  await page.getByRole('checkbox', { name: words.select('exampleredis') }).check();
  await button(page, words.backup).click();
  const backup = page.getByRole('dialog', { name: words.backupOf('exampleredis') });
  await backup.getByLabel(words.snapshotName).fill('examplesnapshot');
  await button(backup, words.create).click();
  // How far it is is shown above every page.
  await page.getByRole('progressbar', { name: words.underWay('examplesnapshot') }).waitFor();

  // S5: the list of snapshots, where it is being created, and then is available; nobody reloads anything.
  await goTo(words.snapshots);
  const snapshot = rowOf(page, 'examplesnapshot');
  await snapshot.getByText(words.creating, { exact: true }).waitFor();
  await snapshot.getByRole('progressbar', { name: words.progress('examplesnapshot') }).waitFor();
  await admin.send('CONFIG', 'SET', 'rdb-key-save-delay', '0');
  await snapshot.getByText(words.available, { exact: true }).waitFor();

  // S3: a snapshot made from the page of snapshots, where a cache.t1.micro can't be chosen (S4).
  await button(page, words.create).click();
  const create = page.getByRole('dialog', { name: words.create });
  await create.getByRole('button', { name: words.origin }).click();
  const micro = page.getByRole('option', { name: /examplemicro/ });
  expect(await micro.getAttribute('aria-disabled')).toBe('true');
  await micro.hover();
  await page.getByText(words.tooSmallHere).last().waitFor();
  await page.getByRole('option', { name: /exampleredis/ }).click();
  await create.getByLabel(words.snapshotName).fill('examplesnapshot-2');
  await button(create, words.create).click();
  await rowOf(page, 'examplesnapshot-2').getByText(words.available, { exact: true }).waitFor();

  // S6: copied within the region, and to another.
  await page.getByRole('checkbox', { name: words.select('examplesnapshot'), exact: true }).check();
  const copy = page.getByRole('dialog', { name: words.copyOf('examplesnapshot') });
  await button(page, words.copy).click();
  await copy.getByLabel(words.copyName).fill('examplecopy');
  await button(copy, words.copy).click();
  await rowOf(page, 'examplecopy').getByText(words.available, { exact: true }).waitFor();
  await button(page, words.copy).click();
  await copy.getByLabel(words.copyName).fill(`from-${region}`);
  await copy.getByRole('button', { name: words.copyRegion }).click();
  await page.getByRole('option', { name: 'ap-northeast-1' }).click();
  await button(copy, words.copy).click();
  await copy.waitFor({ state: 'detached' });
  await user.goto('/snapshots', 'ap-northeast-1');
  await rowOf(page, `from-${region}`).getByText(words.available, { exact: true }).waitFor();

  // S7: Restore: engine and version are the snapshot's and fixed; a larger node type; the rest as proposed.
  await user.goto('/snapshots', region);
  await page.getByRole('checkbox', { name: words.select('examplesnapshot'), exact: true }).check();
  await button(page, words.restore).click();
  await page.getByRole('heading', { level: 1, name: words.restoreTitle }).waitFor();
  await page.getByLabel(words.clusterId).fill('exampleredis2');
  for (const [label, value] of [
    [words.engine, 'Redis'],
    [words.engineVersion, '7.0.15'],
  ] as const) {
    const fixed = page.getByLabel(label, { exact: true });
    expect(await fixed.inputValue()).toBe(value);
    expect(await fixed.isEditable()).toBe(false);
  }
  await page.getByRole('button', { name: words.nodeType }).click();
  await page.keyboard.type('m1.medium');
  await page.getByRole('option', { name: /cache\.m1\.medium/ }).click();
  expect(await page.getByRole('checkbox', { name: words.autoUpgrade }).isChecked()).toBe(true);
  expect(await page.getByLabel(words.port).inputValue()).toBe('6379');
  for (const name of [words.subnetGroup, words.zone, words.parameterGroup])
    await page.getByRole('button', { name }).waitFor();

  // S8: in the list of clusters it is being created, and then is available. Its node is held up, so that one can look.
  await button(page, words.restore).click();
  const node = await until(async () => runningNode('exampleredis2', region), Boolean);
  process.kill(node!, 'SIGSTOP');
  await page.getByRole('heading', { level: 1, name: 'exampleredis2' }).waitFor();
  await goTo(words.clusters);
  const restored = rowOf(page, 'exampleredis2');
  await restored.getByText(words.creating, { exact: true }).waitFor();
  process.kill(node!, 'SIGCONT');
  await restored.getByText(words.available, { exact: true }).waitFor();

  // S9: "1 node" opens the node list, with the endpoint.
  await restored.getByRole('link', { name: words.oneNode }).click();
  await page.getByRole('tab', { name: words.nodes, selected: true }).waitFor();
  const made = await readCluster(client, 'exampleredis2');
  expect(made).toMatchObject({ CacheNodeType: 'cache.m1.medium', EngineVersion: '7.0.15' });
  const endpoint = made.CacheNodes![0]!.Endpoint!;
  await page.getByText(`${endpoint.Address}:${endpoint.Port}`).first().waitFor();

  // S10, S1: what the snapshot held, to the byte: keys, types, values, expiries, functions.
  const comparison = await compareNodes(
    source,
    { address: endpoint.Address!, port: endpoint.Port! },
    () => undefined,
  );
  expect(comparison).toMatchObject({ keys: KEYS + 1, differences: [], functionsIdentical: true });
  expect(comparison.identical + comparison.reordered).toBe(KEYS + 1);
  expect(comparison.expiries).toBe(KEYS / 5);
  expect(user.complaints).toEqual([]);
});
