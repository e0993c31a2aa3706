import type { Gate } from './gate.ts';
import type { History } from './history.ts';
import type { Observer, SeenCluster } from './observer.ts';
import { Random } from './random.ts';
import { Reader } from './reader.ts';
import type { Track } from './track.ts';
import { Writer } from './writer.ts';

interface Clients {
  cluster: SeenCluster;
  writer: Writer;
  reader: Reader;
}

/** For each member of each group, as they come and go, a writer and a reader at its own address. */
export class DirectClients {
  readonly #seed: string;
  readonly #history: History;
  readonly #gate: Gate;
  readonly #byMember = new Map<string, Clients>();
  readonly #apart = new Set<string>();
  readonly #stopping: Promise<unknown>[] = [];
  /** Also those that have stopped: what they wrote must stay. */
  readonly tracks: Track[] = [];
  #count = 0;

  constructor(seed: string, history: History, gate: Gate) {
    this.#seed = seed;
    this.#history = history;
    this.#gate = gate;
  }

  /** Starts and stops clients so that there are some for each member that nobody is about to take out. */
  adjust(observer: Observer): void {
    for (const [member, clients] of this.#byMember) {
      const now = observer.cluster(member);
      if (!now || now.group !== clients.cluster.group || now.address !== clients.cluster.address)
        this.#stop(member);
    }
    for (const cluster of observer.clusters) {
      if (cluster.group === undefined || this.#byMember.has(cluster.id) || this.#apart.has(cluster.id))
        continue;
      this.#start(cluster, cluster.group);
    }
  }

  /** A node is about to leave its group, or to join one: what it acknowledges from now on is nobody's promise. */
  part(member: string): void {
    this.#apart.add(member);
    const clients = this.#byMember.get(member);
    if (clients) clients.writer.isApart = true;
    this.#stop(member);
  }

  /** Nobody is about to leave or join any more. */
  rejoin(observer: Observer): void {
    this.#apart.clear();
    this.adjust(observer);
  }

  async stop(): Promise<void> {
    for (const member of this.#byMember.keys()) this.#stop(member);
    await Promise.all(this.#stopping);
  }

  #start(cluster: SeenCluster, group: string): void {
    const { id: member, address, port } = cluster;
    const name = `${member}~${++this.#count}`;
    const common = { group, member, address: { address, port }, history: this.#history };
    const writer = new Writer({
      ...common,
      name,
      effects: ['push'],
      random: Random.of(this.#seed, 'writer', name),
      gate: this.#gate,
    });
    const reader = new Reader({ ...common, name: `reader of ${name}`, writer: transactionWriter(group) });
    this.tracks.push(writer.track);
    this.#byMember.set(member, { cluster, writer, reader });
    writer.start();
    reader.start();
  }

  #stop(member: string): void {
    const clients = this.#byMember.get(member);
    this.#byMember.delete(member);
    if (clients) this.#stopping.push(clients.writer.stop(), clients.reader.stop());
  }
}

/** The writer of a group that only writes in transactions, so that readers can tell half of one. */
export function transactionWriter(group: string): string {
  return `${group}-all`;
}
