import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { ConsoleUser } from '../support/browser.ts';
import { connectTo, makeCluster, readCluster, until, whenSnapshotAvailable } from '../support/elasticache.ts';
import {
  connectToEndpoint,
  endpointOfMember,
  primaryEndpointOf,
  readGroup,
  valueAt,
  whenGroupAvailable,
} from '../support/groups.ts';
import { TestHoldfast } from '../support/holdfast.ts';
import { WORDS, type Words } from './replicas-words.ts';

/** The document's own. */
const REGION = 'ap-northeast-1';
const GROUP = 'examplereplication';
const PRIMARY = 'exampleredis';
const REPLICA = 'exampleredis-read-1';

/** A person who does what the document on read replicas does, row by row (see walkthrough.md), in one language. */
export class ReplicasWalk implements AsyncDisposable {
  readonly #holdfast: TestHoldfast;
  readonly #user: ConsoleUser;
  readonly #page: Page;
  readonly #words: Words;

  private constructor(holdfast: TestHoldfast, user: ConsoleUser, words: Words) {
    this.#holdfast = holdfast;
    this.#user = user;
    this.#page = user.page;
    this.#words = words;
  }

  /** With the cluster that the document before this one made. */
  static async begin(browser: Browser, locale: keyof typeof WORDS): Promise<ReplicasWalk> {
    const holdfast = await TestHoldfast.start();
    try {
      const cluster = await makeCluster(holdfast.client(REGION), PRIMARY);
      await using redis = await connectTo(cluster);
      await redis.set('greeting', 'hello');
      const user = await ConsoleUser.open(browser, holdfast, { locale });
      await user.goto('/groups', REGION);
      return new ReplicasWalk(holdfast, user, WORDS[locale]);
    } catch (error) {
      await holdfast[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** R1: the group is made around its primary, which goes on with its data. */
  async makesGroup(): Promise<void> {
    const words = this.#words;
    const before = await this.#processOf(PRIMARY);
    await this.#button(words.createGroup).first().click();
    await this.#page.getByRole('radio', { name: words.aroundCluster }).click();
    await this.#choose(words.primaryId, PRIMARY);
    await this.#page.getByLabel(words.groupId).fill(GROUP);
    await this.#page.getByLabel(words.description).fill(GROUP);
    await this.#button(words.create).click();
    await this.#heading(GROUP);
    await this.#card(PRIMARY).getByText(words.primary, { exact: true }).waitFor();
    await this.#goTo(words.groups);
    await this.#row(GROUP).getByText(words.available, { exact: true }).waitFor();
    expect(await this.#processOf(PRIMARY)).toBe(before);
    expect(await valueAt(primaryEndpointOf(await this.#group()), 'greeting')).toBe('hello');
  }

  /** R2: chosen in the list, the group gets a read replica in a zone. */
  async addsReplica(): Promise<void> {
    const words = this.#words;
    await this.#page.getByRole('radio', { name: words.select(GROUP) }).click();
    await this.#button(words.addReplica).click();
    expect(await this.#page.getByLabel(words.groupName, { exact: true }).inputValue()).toBe(GROUP);
    await this.#page.getByLabel(words.replicaId).fill(REPLICA);
    await this.#choose(words.zone, 'ap-northeast-1a');
    await this.#button(words.add).click();
    await this.#card(REPLICA).getByText(words.inSync).waitFor();
    await this.#card(REPLICA).getByText('ap-northeast-1a').waitFor();
    await this.#whenAvailable(2);
  }

  /** R3, R4, R9, R10: a write by the primary endpoint reaches the replica, which takes none itself. */
  async writesReachReplica(): Promise<void> {
    const words = this.#words;
    const group = await this.#group();
    const [primary, reader] = [primaryEndpointOf(group), group.NodeGroups![0]!.ReaderEndpoint!];
    await this.#page.getByText(words.primaryEndpoint).first().waitFor();
    await this.#page.getByText(`${primary.Address}:${primary.Port}`).first().waitFor();
    await this.#page.getByText(words.readerEndpoint).first().waitFor();
    await this.#page.getByText(`${reader.Address}:${reader.Port}`).first().waitFor();
    await this.#card(REPLICA).getByText(words.lag).waitFor();
    await using writer = await connectToEndpoint(primary);
    await writer.set('counter', '1');
    const own = endpointOfMember(group, REPLICA);
    await until(
      () => valueAt(own, 'counter'),
      (value) => value === '1',
    );
    await using replica = await connectToEndpoint(own);
    await expect(replica.set('counter', '2')).rejects.toThrow(/READONLY/);
    expect(await valueAt(reader, 'counter')).toBe('1');
  }

  /** R8: the list of clusters, and the page of one, tell the group and the role. */
  async showsGroupAndRole(): Promise<void> {
    const words = this.#words;
    await this.#goTo(words.clusters);
    for (const [id, role] of [
      [PRIMARY, words.primaryRole],
      [REPLICA, words.replicaRole],
    ] as const) {
      await this.#row(id).getByRole('link', { name: GROUP, exact: true }).waitFor();
      await this.#row(id).getByText(role, { exact: true }).waitFor();
    }
    await this.#row(REPLICA).getByRole('link', { name: REPLICA, exact: true }).click();
    await this.#heading(REPLICA);
    await this.#page.getByRole('link', { name: GROUP, exact: true }).first().waitFor();
    await this.#page.getByText(words.replicaRole, { exact: true }).first().waitFor();
    await this.#goTo(words.clusters);
    await this.#row(REPLICA).getByRole('link', { name: words.oneNode }).click();
    const { Address, Port } = endpointOfMember(await this.#group(), REPLICA);
    await this.#page.getByText(`${Address}:${Port}`).first().waitFor();
  }

  /** R5: the primary is killed, its replica takes over, and the endpoint leads there. */
  async failsOver(): Promise<void> {
    const words = this.#words;
    await this.#toggleAutomaticFailover();
    const endpoint = primaryEndpointOf(await this.#group());
    process.kill(await this.#processOf(PRIMARY), 'SIGKILL');
    await this.#card(REPLICA).getByText(words.takesWrites).waitFor();
    await this.#card(PRIMARY).getByText(words.replica, { exact: true }).waitFor();
    await this.#card(PRIMARY).getByText(words.inSync).waitFor();
    const after = await this.#whenAvailable();
    expect(primaryEndpointOf(after)).toEqual(endpoint);
    await using writer = await connectToEndpoint(endpoint);
    expect(await writer.get('counter')).toBe('1');
    await writer.set('counter', '2');
    await until(
      () => valueAt(endpointOfMember(after, PRIMARY), 'counter'),
      (value) => value === '2',
    );
    await this.#page.getByRole('tab', { name: words.failovers, exact: true }).click();
    const report = this.#page.getByRole('row').filter({ hasText: `${PRIMARY} → ${REPLICA}` });
    await report.getByText(words.failover, { exact: true }).waitFor();
    await report.getByText(words.noneLost, { exact: true }).waitFor();
  }

  /** R7: a replica becomes a cluster of its own: in the maintenance window, until that is cancelled, then at once. */
  async promotes(): Promise<void> {
    const words = this.#words;
    // It needs its last replica.
    await this.#toggleAutomaticFailover();
    const promote = async (when: string) => {
      await this.#act(words.promoteReplica);
      await this.#choose(words.replicaToPromote, PRIMARY);
      await this.#chooseWhen(when);
      await this.#button(words.promote).click();
    };
    await promote(words.inWindow);
    await this.#cancelWhatWaits();
    await promote(words.immediately);
    await this.#card(PRIMARY).waitFor({ state: 'hidden' });
    const alone = await until(
      () => readCluster(this.#holdfast.client(REGION), PRIMARY),
      (cluster) => cluster.CacheClusterStatus === 'available' && !cluster.ReplicationGroupId,
    );
    await using redis = await connectTo(alone);
    expect(await redis.get('counter')).toBe('2');
    await redis.set('of its own', 'yes');
    expect(await valueAt(primaryEndpointOf(await this.#group()), 'of its own')).toBeNull();
  }

  /** R6: a primary becomes a replica of another, after a look at what is replaced, and that is kept as a snapshot. */
  async demotes(): Promise<void> {
    const words = this.#words;
    const demote = async (when: string, snapshot: string) => {
      await this.#act(words.demoteCluster);
      await this.#choose(words.clusterToDemote, PRIMARY);
      const table = this.#page.getByRole('table', { name: words.whatIsReplaced });
      // The greeting, the counter and its own beside the greeting and the counter.
      await table.getByRole('row', { name: new RegExp(`^${words.keys} 3 2$`) }).waitFor();
      await this.#chooseWhen(when);
      await this.#page.getByLabel(words.safetySnapshotName).fill(snapshot);
      await this.#page.getByLabel(words.type(PRIMARY)).fill(PRIMARY);
      await this.#button(words.demote).click();
      await this.#heading(GROUP);
    };
    await demote(words.inWindow, 'never-taken');
    await this.#cancelWhatWaits();
    await demote(words.immediately, 'before-demotion');
    await this.#card(PRIMARY).getByText(words.inSync).waitFor();
    await whenSnapshotAvailable(this.#holdfast.client(REGION), 'before-demotion');
    const own = endpointOfMember(await this.#whenAvailable(2), PRIMARY);
    expect(await valueAt(own, 'of its own')).toBeNull();
    expect(await valueAt(own, 'counter')).toBe('2');
  }

  hasNoComplaints(): void {
    expect(this.#user.complaints).toEqual([]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#user[Symbol.asyncDispose]();
    await this.#holdfast[Symbol.asyncDispose]();
  }

  #button(name: string): Locator {
    return this.#page.getByRole('button', { name, exact: true });
  }

  async #goTo(name: string): Promise<void> {
    const pages = this.#page.getByRole('navigation', { name: this.#words.pages });
    await pages.getByRole('link', { name, exact: true }).click();
    await this.#page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  }

  async #openGroup(): Promise<void> {
    await this.#goTo(this.#words.groups);
    await this.#row(GROUP).getByRole('link', { name: GROUP, exact: true }).click();
    await this.#heading(GROUP);
  }

  async #heading(name: string): Promise<void> {
    await this.#page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  }

  /** One of the menu of the group's page. */
  async #act(name: string): Promise<void> {
    await this.#button(this.#words.actions).click();
    await this.#page.getByRole('menuitem', { name, exact: true }).click();
  }

  async #choose(label: string, option: string): Promise<void> {
    await this.#page.getByLabel(label, { exact: true }).click();
    await this.#page.getByRole('option', { name: option }).first().click();
  }

  async #chooseWhen(when: string): Promise<void> {
    await this.#page.getByRole('radio', { name: when, exact: true }).click();
  }

  #row(id: string): Locator {
    return this.#page
      .getByRole('row')
      .filter({ has: this.#page.getByRole('link', { name: id, exact: true }) });
  }

  /** What the picture of the group says of a member. */
  #card(id: string): Locator {
    return this.#page
      .getByRole('list', { name: this.#words.topology })
      .getByRole('listitem')
      .filter({ has: this.#page.getByRole('link', { name: id, exact: true }) });
  }

  /** Switches automatic failover on, or off, at once. */
  async #toggleAutomaticFailover(): Promise<void> {
    await this.#openGroup();
    await this.#act(this.#words.modify);
    await this.#page.getByRole('checkbox', { name: this.#words.automaticFailover }).click();
    await this.#chooseWhen(this.#words.immediately);
    await this.#button(this.#words.save).click();
    await this.#heading(GROUP);
    await this.#whenAvailable();
  }

  /** Waits for the maintenance window, and is taken back. */
  async #cancelWhatWaits(): Promise<void> {
    const waits = this.#page.getByText(this.#words.waits(PRIMARY));
    await waits.waitFor();
    await this.#button(this.#words.cancelPending).click();
    await waits.waitFor({ state: 'hidden' });
  }

  #group() {
    return readGroup(this.#holdfast.client(REGION), GROUP);
  }

  #whenAvailable(members?: number) {
    return whenGroupAvailable(this.#holdfast.client(REGION), GROUP, members);
  }

  async #processOf(id: string): Promise<number> {
    const { Nodes } = await this.#holdfast.call('DescribeNodeFigures', { CacheClusterId: id }, REGION);
    return Nodes![0]!.ProcessId!;
  }
}
