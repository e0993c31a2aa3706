import { type ParameterSpec, YES_NO } from './parameter.ts';

/** Freeing of memory in the background; families 4.0 to 7 (Valkey 8 always does it). */
export const LAZYFREE: readonly ParameterSpec[] = [
  {
    name: 'lazyfree-lazy-eviction',
    value: 'no',
    description: 'Free evicted keys in the background.',
    allowed: YES_NO,
  },
  {
    name: 'lazyfree-lazy-expire',
    value: 'no',
    description: 'Free expired keys in the background.',
    allowed: YES_NO,
  },
  {
    name: 'lazyfree-lazy-server-del',
    value: 'no',
    description: 'Free values that a command replaces in the background.',
    allowed: YES_NO,
  },
];

/** Added with Redis 4.0: defragmentation, LFU, and limits on what a client sends. */
export const SINCE_4_0: readonly ParameterSpec[] = [
  {
    name: 'activedefrag',
    value: 'no',
    description: 'Defragment memory while running, where the server was built for it.',
    allowed: YES_NO,
  },
  {
    name: 'active-defrag-cycle-max',
    value: '75',
    description: 'Percent of CPU that defragmentation takes at most.',
    allowed: '1-75',
  },
  {
    name: 'active-defrag-cycle-min',
    value: '25',
    description: 'Percent of CPU that defragmentation takes at least.',
    allowed: '1-75',
  },
  {
    name: 'active-defrag-ignore-bytes',
    value: '104857600',
    description: 'Bytes of waste below which defragmentation does not begin.',
    allowed: '1048576-',
  },
  {
    name: 'active-defrag-threshold-lower',
    value: '10',
    description: 'Percent of fragmentation at which defragmentation begins.',
    allowed: '1-100',
  },
  {
    name: 'active-defrag-threshold-upper',
    value: '100',
    description: 'Percent of fragmentation at which defragmentation does its utmost.',
    allowed: '1-100',
  },
  {
    name: 'client-query-buffer-limit',
    value: '1073741824',
    description: 'Bytes of unread input that one client may have.',
    allowed: '1048576-1073741824',
  },
  {
    name: 'lfu-decay-time',
    value: '1',
    description: 'Minutes after which a key’s counter of uses is lowered, for the LFU policies.',
    allowed: '0-',
  },
  {
    name: 'lfu-log-factor',
    value: '10',
    description: 'How slowly a key’s counter of uses grows, for the LFU policies.',
    allowed: '1-',
  },
  {
    name: 'proto-max-bulk-len',
    value: '536870912',
    description: 'Bytes of one element of a request.',
    allowed: '1048576-536870912',
  },
];
