/**
 * Where nodes run. Local processes are the first runtime; another (containers, Kubernetes) implements the same.
 * A handle is what the runtime needs to find a node again after the controller was gone; it is kept as JSON.
 */
export interface NodeRuntime {
  /** Starts `command` in `directory`, to go on running without its starter. Resolves when it has been started, not when it serves. */
  start(node: NodeProcess): Promise<NodeHandle>;
  /** Whether what the handle names is still running: a zombie, or another process under its number, is not. */
  isRunning(handle: NodeHandle): boolean;
  /** What runs in `directory` whoever started it, such as a node whose start was never recorded. */
  findIn(directory: string): Promise<NodeHandle[]>;
  /** Asks the node to end by itself (SIGTERM), and ends it by force after `graceMs`. Resolves when it is gone. */
  stop(handle: NodeHandle, graceMs: number): Promise<void>;
  /**
   * Ends one node at once (SIGKILL), a stopped one too, with the children that it forked to save, which hold its clients'
   * connections open; those in `directory`, if given, also when it is dead and they aren't. Resolves when it can do nothing any more.
   */
  kill(handle: NodeHandle, directory?: string): Promise<void>;
  /** What a node that doesn't answer is about. */
  activityOf(handle: NodeHandle): NodeActivity;
  /** Ends at once everything that runs in `directory`, a child that outlived its parent included; resolves when it is gone. */
  clear(directory: string): Promise<void>;
  /** Whether nothing listens on this address and port. */
  isFree(address: string, port: number): Promise<boolean>;
}

/**
 * `stopped`: it gets no processor until somebody continues it. `waiting` for something, such as a lock. `working`: it runs,
 * or is held up by the disk. `cpuTicks` grow with each bit of work.
 */
export interface NodeActivity {
  state: 'gone' | 'stopped' | 'waiting' | 'working';
  cpuTicks: number;
}

export interface NodeProcess {
  directory: string;
  command: readonly string[];
  /** File in `directory` that receives what the process writes to its standard streams. */
  output: string;
}

export interface NodeHandle {
  pid: number;
  /** Clock ticks after boot at which the process began: tells it from a later one with the same number. */
  startTicks: string;
}
