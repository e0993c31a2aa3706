import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { NodeHandle } from '../../src/runtime/runtime.ts';
import type { History, StoredGroup } from './history.ts';
import type { Address } from './link.ts';

export interface SeenGroup extends StoredGroup {
  status: string;
}

export interface SeenCluster extends Address {
  id: string;
  group: string | undefined;
  status: string;
  handle: NodeHandle | undefined;
}

const EVERY_MS = 20;

/**
 * Reads the store over and over, beside the controller and also while there is none: which epoch was granted to whom is
 * written down there before anything is done about it.
 */
export class Observer implements Disposable {
  readonly #history: History;
  readonly #database: DatabaseSync;
  readonly #groups: StatementSync;
  readonly #clusters: StatementSync;
  readonly #onChange: () => void;
  #timer: NodeJS.Timeout | undefined;
  /** When the store was last begun to be read. */
  #asked = 0;
  #known = '';
  #members = '';
  groups: SeenGroup[] = [];
  clusters: SeenCluster[] = [];

  constructor(file: string, history: History, onChange: () => void) {
    this.#history = history;
    this.#onChange = onChange;
    this.#database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    this.#groups = this.#database.prepare(
      'select id, status, epoch, primary_cluster_id from replication_group order by id',
    );
    this.#clusters = this.#database.prepare(
      'select c.id, c.status, c.replication_group_id, n.address, n.port, n.process_json from cache_cluster c join cache_node n on n.region = c.region and n.cluster_id = c.id order by c.id',
    );
  }

  start(): void {
    this.look();
    this.#timer = setInterval(() => this.look(), EVERY_MS);
  }

  group(id: string): SeenGroup | undefined {
    return this.groups.find((group) => group.id === id);
  }

  cluster(id: string): SeenCluster | undefined {
    return this.clusters.find((cluster) => cluster.id === id);
  }

  look(): void {
    const asked = this.#history.now();
    this.clusters = this.#clusters.all().map((row) => ({
      id: String(row['id']),
      status: String(row['status']),
      group: row['replication_group_id'] === null ? undefined : String(row['replication_group_id']),
      address: String(row['address']),
      port: Number(row['port']),
      handle: row['process_json'] ? (JSON.parse(String(row['process_json'])) as NodeHandle) : undefined,
    }));
    this.groups = this.#groups.all().map((row) => ({
      id: String(row['id']),
      status: String(row['status']),
      epoch: Number(row['epoch']),
      primary: String(row['primary_cluster_id']),
      members: this.clusters.filter(({ group }) => group === row['id']).map(({ id }) => id),
    }));
    const groups = this.groups.map(({ status: _, ...group }) => group);
    const now = JSON.stringify(groups);
    if (now !== this.#known) {
      this.#history.add({ type: 'stored', until: this.#asked, since: this.#history.now(), groups });
      this.#known = now;
    }
    this.#asked = asked;
    const members = JSON.stringify(this.clusters.map(({ id, group, address }) => [id, group, address]));
    if (members === this.#members) return;
    this.#members = members;
    this.#onChange();
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#database.close();
  }
}
