import { combine, type ParameterSpec, without, YES_NO } from './parameter.ts';
import { REDIS_5_0 } from './redis5.0.ts';

const SINCE_6_0: readonly ParameterSpec[] = [
  {
    name: 'acl-pubsub-default',
    value: 'allchannels',
    description: 'Channels that a new ACL user may use.',
    allowed: 'resetchannels,allchannels',
    since: '6.2.0',
  },
  {
    name: 'acllog-max-len',
    value: '128',
    description: 'Entries that the ACL log keeps.',
    allowed: '1-10000',
  },
  {
    name: 'active-expire-effort',
    value: '1',
    description: 'How much is done to find expired keys in the background.',
    allowed: '1-10',
  },
  {
    name: 'cluster-allow-reads-when-down',
    value: 'no',
    description: 'Whether a node of a cluster that is down serves reads.',
    allowed: YES_NO,
  },
  {
    name: 'lazyfree-lazy-user-del',
    value: 'no',
    description: 'DEL frees in the background, as UNLINK does.',
    allowed: YES_NO,
  },
  {
    name: 'tracking-table-max-keys',
    value: '1000000',
    description: 'Keys that are remembered for client-side caching.',
    allowed: '1-100000000',
  },
];

export const REDIS_6_X = {
  firstVersion: '6.0.0',
  specs: combine(without(REDIS_5_0.specs, 'lua-replicate-commands'), SINCE_6_0),
};
