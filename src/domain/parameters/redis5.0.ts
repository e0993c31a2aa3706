import { combine, type ParameterSpec, without, YES_NO } from './parameter.ts';
import { REDIS_4_0 } from './redis4.0.ts';
import { lazyFlush, replicationParameters } from './replica-names.ts';

const SLAVE_NAMES = [...replicationParameters('slave'), lazyFlush('slave')].map((spec) => spec.name);

const SINCE_5_0: readonly ParameterSpec[] = [
  {
    name: 'active-defrag-cycle-min',
    value: '5',
    description: 'Percent of CPU that defragmentation takes at least.',
    allowed: '1-75',
  },
  {
    name: 'active-defrag-max-scan-fields',
    value: '1000',
    description: 'Elements up to which a collection is defragmented in one go.',
    allowed: '1-1000000',
  },
  {
    name: 'rename-commands',
    value: '',
    description:
      'ElastiCache’s own: commands under other names. Kept for compatibility; not supported here, use an ACL.',
    since: '5.0.3',
    fixed: true,
  },
  {
    name: 'replica-ignore-maxmemory',
    value: 'yes',
    description: 'A replica evicts only what its primary evicts.',
    allowed: YES_NO,
    fixed: true,
  },
  {
    name: 'stream-node-max-bytes',
    value: '4096',
    description: 'Bytes of one node of a stream; 0 for no limit.',
    allowed: '0-',
  },
  {
    name: 'stream-node-max-entries',
    value: '100',
    description: 'Entries in one node of a stream; 0 for no limit.',
    allowed: '0-',
  },
];

const LUA_REPLICATE_COMMANDS: ParameterSpec = {
  name: 'lua-replicate-commands',
  value: 'yes',
  description: 'Replicate what a script did, not the script.',
  allowed: YES_NO,
};

export const REDIS_5_0 = {
  firstVersion: '5.0.0',
  specs: combine(without(REDIS_4_0.specs, ...SLAVE_NAMES), replicationParameters('replica'), SINCE_5_0, [
    lazyFlush('replica'),
    LUA_REPLICATE_COMMANDS,
  ]),
};
