import { join } from 'node:path';

/** Where things stand in the data directory. The store keeps paths relative to it, so that it can be moved as a whole. */
export class DataPaths {
  readonly root: string;
  /** Engines that Holdfast installed. */
  readonly engines: string;
  /** RDB files that `SnapshotArns` may name. */
  readonly imports: string;

  constructor(root: string, elsewhere: { engines?: string | undefined; imports?: string | undefined } = {}) {
    this.root = root;
    this.engines = elsewhere.engines ?? join(root, 'engines');
    this.imports = elsewhere.imports ?? join(root, 'import');
  }

  get state(): string {
    return join(this.root, 'state.db');
  }

  /** Figures of nodes over the last days: may be lost without harm. */
  get metrics(): string {
    return join(this.root, 'metrics.db');
  }

  get nodes(): string {
    return join(this.root, 'nodes');
  }

  get snapshots(): string {
    return join(this.root, 'snapshots');
  }

  /** The proxy's own directory. */
  get proxy(): string {
    return join(this.root, 'proxy');
  }

  /** A path that the store keeps, as it is on this machine. */
  at(relative: string): string {
    return join(this.root, relative);
  }
}
