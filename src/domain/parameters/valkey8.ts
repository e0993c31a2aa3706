import { combine, type ParameterSpec, without, YES_NO } from './parameter.ts';
import { LAZYFREE } from './since-4.0.ts';
import { VALKEY_7 } from './valkey7.ts';

const ALWAYS_LAZY = [...LAZYFREE.map((spec) => spec.name), 'lazyfree-lazy-user-del', 'replica-lazy-flush'];

const SINCE_8_0: readonly ParameterSpec[] = [
  {
    name: 'extended-redis-compatibility',
    value: 'yes',
    description: 'Answer HELLO, INFO and some errors as Redis 7.2 would, for clients that ask for it.',
    allowed: YES_NO,
  },
  {
    name: 'maxmemory-samples',
    value: '3',
    description: 'Keys looked at to find the one to evict.',
    allowed: '1-64',
  },
  {
    name: 'repl-backlog-size',
    value: '10485760',
    description: 'Bytes of writes kept for replicas that were away, at least 16 KB.',
    allowed: '16384-',
  },
];

const SINCE_8_1: readonly ParameterSpec[] = [
  {
    name: 'commandlog-large-reply-max-len',
    value: '128',
    description: 'Entries that the log of large replies keeps.',
    allowed: '0-1024',
    since: '8.1.0',
  },
  {
    name: 'commandlog-large-request-max-len',
    value: '128',
    description: 'Entries that the log of large requests keeps.',
    allowed: '0-1024',
    since: '8.1.0',
  },
  {
    name: 'commandlog-reply-larger-than',
    value: '1048576',
    description: 'Bytes from which a reply goes into the log of large replies.',
    allowed: '-',
    since: '8.1.0',
  },
  {
    name: 'commandlog-request-larger-than',
    value: '1048576',
    description: 'Bytes from which a request goes into the log of large requests.',
    allowed: '-',
    since: '8.1.0',
  },
];

/** Of ElastiCache's search module, which the servers here don't have. */
const SINCE_8_2: readonly ParameterSpec[] = [
  {
    name: 'search-default-timeout-ms',
    value: '50000',
    description:
      'ElastiCache’s own: milliseconds that a search may take. Kept for compatibility; without effect here.',
    allowed: '1-60000',
    since: '8.2.0',
  },
  {
    name: 'search-enable-partial-results',
    value: 'yes',
    description:
      'ElastiCache’s own: whether a search may answer in part. Kept for compatibility; without effect here.',
    allowed: YES_NO,
    since: '8.2.0',
  },
  {
    name: 'search-fanout-target-mode',
    value: 'client',
    description: 'ElastiCache’s own: which nodes a search asks. Kept for compatibility; without effect here.',
    allowed: 'client,throughput',
    since: '8.2.0',
  },
];

export const VALKEY_8 = {
  firstVersion: '8.0.0',
  specs: combine(without(VALKEY_7.specs, ...ALWAYS_LAZY), SINCE_8_0, SINCE_8_1, SINCE_8_2),
};
