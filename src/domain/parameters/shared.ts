import { type ParameterSpec, YES_NO } from './parameter.ts';

/**
 * What all families have, from redis3.2 on, as ElastiCache lists it.
 *
 * Two things are told as they are here, not as there: data is kept in an append-only file (`appendonly yes`, which
 * ElastiCache no longer has), and `databases` and `cluster-enabled` can be modified, as ElastiCache's user guide says,
 * though its own lists have them as fixed.
 */
export const SHARED: readonly ParameterSpec[] = [
  {
    name: 'appendfsync',
    value: 'everysec',
    description: 'How often the append-only file is flushed to disk.',
    allowed: 'always,everysec,no',
    fixed: true,
  },
  {
    name: 'appendonly',
    value: 'yes',
    description: 'Keep every write in an append-only file. Always on.',
    allowed: YES_NO,
    fixed: true,
  },
  {
    name: 'client-output-buffer-limit-normal-hard-limit',
    value: '0',
    description: 'Bytes of waiting output at which a normal client is disconnected; 0 for no limit.',
    allowed: '0-',
  },
  {
    name: 'client-output-buffer-limit-normal-soft-limit',
    value: '0',
    description:
      'Bytes of waiting output at which a normal client is disconnected if it lasts; 0 for no limit.',
    allowed: '0-',
  },
  {
    name: 'client-output-buffer-limit-normal-soft-seconds',
    value: '0',
    description: 'Seconds that a normal client may stay over its soft limit.',
    allowed: '0-',
  },
  {
    name: 'client-output-buffer-limit-pubsub-hard-limit',
    value: '33554432',
    description: 'Bytes of waiting output at which a Pub/Sub client is disconnected; 0 for no limit.',
    allowed: '0-',
  },
  {
    name: 'client-output-buffer-limit-pubsub-soft-limit',
    value: '8388608',
    description:
      'Bytes of waiting output at which a Pub/Sub client is disconnected if it lasts; 0 for no limit.',
    allowed: '0-',
  },
  {
    name: 'client-output-buffer-limit-pubsub-soft-seconds',
    value: '60',
    description: 'Seconds that a Pub/Sub client may stay over its soft limit.',
    allowed: '0-',
  },
  { name: 'cluster-enabled', value: 'no', description: 'Cluster mode.', allowed: YES_NO, reboot: true },
  {
    name: 'cluster-require-full-coverage',
    value: 'no',
    description: 'Whether the whole cluster refuses commands while some slots are served by no node.',
    allowed: YES_NO,
  },
  {
    name: 'databases',
    value: '16',
    description: 'Number of logical databases.',
    allowed: '1-1200000',
    reboot: true,
  },
  {
    name: 'hll-sparse-max-bytes',
    value: '3000',
    description: 'Bytes up to which a HyperLogLog keeps its sparse form.',
    allowed: '1-16000',
  },
  {
    name: 'list-compress-depth',
    value: '0',
    description: 'Nodes at each end of a list that stay uncompressed; 0 compresses none.',
    allowed: '0-',
  },
  {
    name: 'lua-time-limit',
    value: '5000',
    description: 'Milliseconds that a script may run before other clients are told that the server is busy.',
    allowed: '5000',
    fixed: true,
  },
  {
    name: 'maxclients',
    value: '65000',
    description: 'Connections at one time, as far as the limit on open files allows.',
    allowed: '1-65000',
    fixed: true,
    reboot: true,
  },
  {
    name: 'maxmemory-samples',
    value: '3',
    description: 'Keys looked at to find the one to evict.',
    allowed: '1-',
  },
  {
    name: 'notify-keyspace-events',
    value: '',
    description: 'Events on keys that are published, as letters (K or E, and classes); none by default.',
  },
  {
    name: 'repl-backlog-size',
    value: '1048576',
    description: 'Bytes of writes kept for replicas that were away, at least 16 KB.',
    allowed: '16384-',
  },
  {
    name: 'repl-backlog-ttl',
    value: '3600',
    description: 'Seconds without any replica after which the backlog is let go; 0 for never.',
    allowed: '0-',
  },
  {
    name: 'reserved-memory-percent',
    value: '25',
    description:
      'Percent of the node’s memory that is kept free of data, for snapshots, buffers and the like.',
    allowed: '0-100',
  },
  {
    name: 'set-max-intset-entries',
    value: '512',
    description: 'Members up to which a set of integers keeps its compact form.',
    allowed: '0-',
  },
  {
    name: 'slowlog-log-slower-than',
    value: '10000',
    description:
      'Microseconds from which a command goes into the slow log; 0 for every command, -1 for none.',
    allowed: '-',
  },
  {
    name: 'slowlog-max-len',
    value: '128',
    description: 'Entries that the slow log keeps.',
    allowed: '0-',
  },
  {
    name: 'tcp-keepalive',
    value: '300',
    description: 'Seconds between probes of idle connections; 0 for none.',
    allowed: '0-',
  },
  {
    name: 'timeout',
    value: '0',
    description: 'Seconds after which an idle client is disconnected; 0 for never.',
    allowed: '0,20-',
  },
];

const POLICIES_BEFORE_4 = 'volatile-lru,allkeys-lru,volatile-random,allkeys-random,volatile-ttl,noeviction';
const POLICIES = `volatile-lru,allkeys-lru,volatile-lfu,allkeys-lfu,volatile-random,allkeys-random,volatile-ttl,noeviction`;

const maxmemoryPolicy = (allowed: string): ParameterSpec => ({
  name: 'maxmemory-policy',
  value: 'volatile-lru',
  description: 'What is evicted when the data has reached the memory it may take.',
  allowed,
});

export const MAXMEMORY_POLICY_BEFORE_4 = maxmemoryPolicy(POLICIES_BEFORE_4);
export const MAXMEMORY_POLICY = maxmemoryPolicy(POLICIES);
