/** What a node says of itself at one moment. Sizes in bytes; undefined is what its version doesn't tell. */
export interface NodeReading {
  /** Of the process: another one, started anew, has another. */
  runId: string;
  processId: number;
  /** Of the engine that runs. */
  version: string;
  uptimeSeconds: number;
  role: 'primary' | 'replica';
  usedMemory: number;
  /** 0: without a limit. */
  maxMemory: number;
  keys: number;
  keysWithExpiry: number;
  connectedClients: number;
  opsPerSecond: number;
  /** Its append-only file on disk. */
  dataBytes: number | undefined;
  replication: ReplicationReading;
  /** What only ever grows while the process lives. */
  counters: Counters;
}

interface ReplicationReading {
  /** Bytes of the replication stream that it has written, or taken from its primary; undefined when it has none. */
  offset: number | undefined;
  /** Of a primary: how many follow it. */
  replicas: number;
  /** Of a replica: how long it has been without its primary. */
  linkDownSeconds: number | undefined;
}

interface Counters {
  /** Connections that were accepted. */
  connections: number;
  commands: number;
  hits: number;
  misses: number;
  evicted: number;
  expired: number;
  bytesIn: number;
  bytesOut: number;
  /** Seconds of processor time: of the thread that serves, where the engine tells it apart. */
  processor: number;
}
