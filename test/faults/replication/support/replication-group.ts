import { type ElastiCacheClient, ModifyReplicationGroupCommand } from '@aws-sdk/client-elasticache';
import type { Failpoint } from '../../../../src/control/failpoints.ts';
import { openApi } from '../../../support/api-client.ts';
import { until } from '../../../support/elasticache.ts';
import { TestHoldfast } from '../../../support/holdfast.ts';
import { eventsOf } from '../../support/api.ts';
import { connect, contents, type NodeAddress } from '../../support/data.ts';
import { diesAt } from '../../support/dies-at.ts';
import { isRunning, pidOf, type RecordedNode, recordedNode, sql, strays } from '../../support/state.ts';
import { makeGroup, membersOf, primaryOf } from './groups.ts';
import { accountedLosses } from './losses.ts';
import { inSync, type Standing, standingOf } from './standing.ts';
import type { SteadyWriter } from './steady-writer.ts';

interface Settings {
  /** Members, the primary included. */
  members?: number;
  automaticFailover?: boolean;
  engine?: string;
  engineVersion?: string;
  /** Further arguments of `serve`. */
  args?: readonly string[];
}

/** A report of a change of primary, as the store has it. */
interface Report {
  epoch: number;
  kind: string;
  cause: string;
  from: string;
  to: string;
  status: string;
  /** What each dead primary had that the new one never saw; empty while that is being found out. */
  lost: { deadClusterId: string; status: string; commands: number }[];
}

/** A replication group `g` of members `g-001`, `g-002`, ... with the first as its primary, on a Holdfast of its own. */
export class TestGroup implements AsyncDisposable {
  readonly holdfast: TestHoldfast;
  readonly args: readonly string[];
  readonly id = 'g';

  private constructor(holdfast: TestHoldfast, args: readonly string[]) {
    this.holdfast = holdfast;
    this.args = args;
  }

  /** Makes one and waits until all its members are in sync. */
  static async start(settings: Settings = {}): Promise<TestGroup> {
    const { members = 3, automaticFailover = true, engineVersion = '7.0', args = [], engine } = settings;
    const group = new TestGroup(await TestHoldfast.start({ args }), args);
    try {
      await makeGroup(group.holdfast, group.id, {
        NumCacheClusters: members,
        AutomaticFailoverEnabled: automaticFailover && members > 1,
        EngineVersion: engineVersion,
        ...(engine ? { Engine: engine } : {}),
      });
      await group.atRest();
      await group.#flowing();
      return group;
    } catch (error) {
      await group[Symbol.asyncDispose]();
      throw error;
    }
  }

  get client(): ElastiCacheClient {
    return this.holdfast.client();
  }

  /** Where clients write. */
  get endpoint(): NodeAddress {
    const row = this.#row();
    return { address: String(row['endpoint_address']), port: Number(row['port']) };
  }

  /** The member that has, or is about to have, the primary role. */
  get primary(): string {
    return primaryOf(this.holdfast, this.id);
  }

  get epoch(): number {
    return Number(this.#row()['epoch']);
  }

  get members(): string[] {
    return membersOf(this.holdfast, this.id);
  }

  get replicas(): string[] {
    return this.members.filter((id) => id !== this.primary);
  }

  node(member: string): RecordedNode {
    return recordedNode(this.holdfast, member);
  }

  /** Reports of all changes of primary but the first, oldest first. */
  get reports(): Report[] {
    return sql(this.holdfast, 'select * from failover where group_id = ? order by epoch', this.id).map(
      (row) => ({
        epoch: Number(row['epoch']),
        kind: String(row['kind']),
        cause: String(row['cause']),
        from: String(row['from_cluster_id']),
        to: String(row['to_cluster_id']),
        status: String(row['status']),
        lost: JSON.parse(String(row['lost_json'] ?? '[]')) as Report['lost'],
      }),
    );
  }

  get status(): string {
    return String(this.#row()['status']);
  }

  async whenStatus(wanted: string): Promise<void> {
    await until(
      async () => this.status,
      (status) => status === wanted,
    );
  }

  /** Messages of the group's own events, or of a member's, oldest first. */
  events(source: string = this.id): Promise<string[]> {
    return eventsOf(this.client, source);
  }

  /** Resolves to the first such event. */
  async whenTold(pattern: RegExp, source: string = this.id): Promise<string> {
    const find = async () => (await this.events(source)).find((message) => pattern.test(message));
    return (await until(find, (message) => message !== undefined))!;
  }

  standing(member: string): Promise<Standing> {
    return standingOf(this.node(member));
  }

  /** Resolves when the group is available, its endpoint is served by its primary, and all others are in sync. */
  async atRest(): Promise<void> {
    await until(
      async () => {
        const { status, primary } = this;
        if (status !== 'available') return { status };
        const served = await this.servedBy();
        if (served !== primary) return { status, primary, served };
        const standings = await Promise.all(
          this.members.map((id) => this.standing(id).catch(() => undefined)),
        );
        return { status, primary, served, standings };
      },
      ({ standings }) => standings !== undefined && inSync(standings),
    );
  }

  /** Resolves when the endpoint is served by one of these members; to which one, and after how many milliseconds. */
  async whenServedBy(...members: string[]): Promise<{ member: string; afterMs: number }> {
    const began = performance.now();
    const member = await until(
      () => this.servedBy(),
      (served) => members.includes(served ?? ''),
    );
    return { member: member!, afterMs: performance.now() - began };
  }

  /** The member that answers at the endpoint; undefined when nobody does. */
  async servedBy(): Promise<string | undefined> {
    try {
      const { process } = await standingOf(this.endpoint);
      return this.members.find((id) => this.node(id).handle?.pid === process) ?? `a stranger (${process})`;
    } catch {
      return undefined;
    }
  }

  /** Ends members' processes on the spot, all before any of them is awaited. */
  async kill(...members: string[]): Promise<void> {
    const pids = members.map((id) => pidOf(this.holdfast, id));
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await until(
      async () => pids.some(isRunning),
      (running) => !running,
    );
  }

  /** Stops a member's process where it is, as a machine that hangs; returns its number. */
  stop(member: string): number {
    const pid = pidOf(this.holdfast, member);
    process.kill(pid, 'SIGSTOP');
    return pid;
  }

  /** Does something while no controller is there, which was killed and is started again. */
  async withoutController(act: () => unknown): Promise<void> {
    await this.holdfast.kill();
    await act();
    await this.holdfast.start({ args: this.args });
  }

  /** Starts the controller so that it dies at a failpoint; resolves when it has. */
  async controllerDiesAt(failpoint: Failpoint): Promise<void> {
    this.holdfast.launch({ args: this.args, dieAt: failpoint });
    await diesAt(this.holdfast, failpoint);
  }

  /** A planned change of primary, as somebody asks for it. */
  async switchOverTo(member: string): Promise<void> {
    const input = { ReplicationGroupId: this.id, PrimaryClusterId: member, ApplyImmediately: true };
    await this.client.send(new ModifyReplicationGroupCommand(input));
  }

  /** An operator takes a member as the primary, whatever is lost. */
  async forceFailoverTo(member: string): Promise<void> {
    const input = { ReplicationGroupId: this.id, CacheClusterId: member };
    await openApi(this.holdfast).call('ForceFailover', input);
  }

  /** What a member holds, read as its users read it. */
  contents(member: string): Promise<Map<string, string>> {
    return contents(this.#publicly(member));
  }

  /** Acknowledged writes that are neither there nor told of by a report. */
  async unaccountedFor(writer: SteadyWriter): Promise<number[]> {
    const missing = await writer.missingFrom(this.endpoint);
    if (missing.length === 0) return missing;
    const told = new Set(await accountedLosses(this.holdfast, this.id, 'steady'));
    return missing.filter((n) => !told.has(n));
  }

  /** What lies about in no one's name, once all that is under way has ended: nothing. */
  async strays(): Promise<string[]> {
    const look = () => strays(this.holdfast);
    return until(look, (found) => found.length === 0).catch(look);
  }

  /** A connection to a member as its users have it. */
  connectTo(member: string) {
    return connect(this.#publicly(member));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.holdfast[Symbol.asyncDispose]();
  }

  /** A replica that has just received all data gets what is written since when it has reported back, up to a second later. */
  async #flowing(): Promise<void> {
    await using connection = await connect(this.endpoint);
    await connection.send('SET', 'flowing', 'yes');
    await connection.send('DEL', 'flowing');
    const replicas = this.replicas.length;
    const reached = await connection.send<number>('WAIT', String(replicas), '10000');
    if (reached < replicas) throw new Error(`Writes reach ${reached} of ${replicas} replicas`);
  }

  #publicly(member: string): NodeAddress {
    const { address, port } = this.node(member);
    return { address, port };
  }

  #row(): Record<string, unknown> {
    return sql(this.holdfast, 'select * from replication_group where id = ?', this.id)[0]!;
  }
}
