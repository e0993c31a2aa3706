import { readFile } from 'node:fs/promises';
import type { Failover } from '../../../src/cli/failover-reports.ts';
import type { BenchContext } from '../../figure.ts';
import { replicasOnline } from '../ask.ts';
import type { Holdfast } from '../holdfast.ts';
import { until } from '../until.ts';
import type { Route } from '../writers/messages.ts';
import { createGroup, type GroupPlaces, groupAvailable, groupPlaces } from './group.ts';
import type { LossReport, Trio, TrioNode } from './trio.ts';

const SETTLED = { everyMs: 20, withinMs: 60_000 };

/** A replication group of three, with automatic failover as it is by default. */
export class HoldfastTrio implements Trio {
  readonly name = 'Holdfast';
  readonly route: Route;
  readonly #holdfast: Holdfast;
  readonly #id: string;

  private constructor(holdfast: Holdfast, id: string, { primary }: GroupPlaces) {
    this.#holdfast = holdfast;
    this.#id = id;
    this.route = { by: 'address', place: primary };
  }

  static async create(context: BenchContext, holdfast: Holdfast, id: string): Promise<HoldfastTrio> {
    await createGroup(context, holdfast, id);
    await groupAvailable(holdfast, id);
    const trio = new HoldfastTrio(holdfast, id, await groupPlaces(holdfast, id));
    await trio.settle();
    return trio;
  }

  async nodes(): Promise<TrioNode[]> {
    const { members } = await groupPlaces(this.#holdfast, this.#id);
    return Promise.all(members.map(async ({ id, place }) => ({ place, pid: await this.#pidOf(id) })));
  }

  async primary(): Promise<TrioNode> {
    const { id, place } = await this.#member('primary');
    return { place, pid: await this.#pidOf(id) };
  }

  async switchOver(): Promise<void> {
    await this.#holdfast.client.call('ModifyReplicationGroup', {
      ReplicationGroupId: this.#id,
      PrimaryClusterId: (await this.#member('replica')).id,
      ApplyImmediately: true,
    });
  }

  async settle(): Promise<void> {
    await groupAvailable(this.#holdfast, this.#id);
    const { place } = await this.#member('primary');
    await until('both replicas are in sync', async () => (await replicasOnline(place)) === 2, SETTLED);
  }

  async reportedLost(): Promise<LossReport> {
    let lost: Failover['LostWrites'];
    const told = async () => {
      const { Failovers = [] } = await this.#holdfast.client.call('DescribeFailovers', {
        ReplicationGroupId: this.#id,
      });
      const last = Failovers.toSorted((a, b) => (b.Epoch ?? 0) - (a.Epoch ?? 0))[0];
      lost = last?.LostWrites;
      return last?.Status === 'complete' && lost?.Status !== 'under-way';
    };
    await until('the failover is reported', told, SETTLED);
    const {
      Status,
      How = '',
      Files = [],
      HeldBackMilliseconds = 0,
      UpperBoundBytes = 0,
      Bytes = 0,
    } = lost ?? {};
    return {
      listed: new Set((await Promise.all(Files.map(writesIn))).flat()),
      heldBackMs: HeldBackMilliseconds,
      unknownBytes: Status === 'unknown' ? UpperBoundBytes - Bytes : 0,
      how: `${Status}, ${How}; held back for ${HeldBackMilliseconds} ms`,
    };
  }

  async #member(role: 'primary' | 'replica') {
    const { members } = await groupPlaces(this.#holdfast, this.#id);
    const found = members.find((member) => member.role === role);
    if (!found) throw new Error(`${this.#id} has no ${role}`);
    return found;
  }

  #pidOf(cluster: string): Promise<number> {
    return this.#holdfast.nodePid(cluster);
  }
}

/** The writes in a file of lost ones. Read without Holdfast's own reader of such files: this is the check on it. */
async function writesIn(file: string): Promise<string[]> {
  const pushes = (await readFile(file, 'latin1')).matchAll(/\r\nRPUSH\r\n\$\d+\r\n(.*?)\r\n\$\d+\r\n(\d+)/g);
  return [...pushes.map(([, key, value]) => `${key} ${value}`)];
}
