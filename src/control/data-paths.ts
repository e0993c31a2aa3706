import { join } from 'node:path';

/** Where things stand in the data directory. The store keeps paths relative to it, so that it can be moved as a whole. */
export class DataPaths {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  get state(): string {
    return join(this.root, 'state.db');
  }

  get nodes(): string {
    return join(this.root, 'nodes');
  }

  get snapshots(): string {
    return join(this.root, 'snapshots');
  }

  get engines(): string {
    return join(this.root, 'engines');
  }

  /** RDB files that `SnapshotArns` may name. */
  get imports(): string {
    return join(this.root, 'import');
  }

  /** A path that the store keeps, as it is on this machine. */
  at(relative: string): string {
    return join(this.root, relative);
  }
}
