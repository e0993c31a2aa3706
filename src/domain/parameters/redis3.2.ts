import { compactEncodings } from './compact-encodings.ts';
import { combine, type ParameterSpec, YES_NO } from './parameter.ts';
import { replicationParameters } from './replica-names.ts';
import { MAXMEMORY_POLICY_BEFORE_4, SHARED } from './shared.ts';

/** Rehashing in the background; ElastiCache hides it from Redis 7 on. */
const ACTIVE_REHASHING: ParameterSpec = {
  name: 'activerehashing',
  value: 'yes',
  description: 'Rehash the main tables in the background.',
  allowed: YES_NO,
  fixed: true,
  reboot: true,
};

export const REDIS_3_2 = {
  firstVersion: '3.2.4',
  specs: combine(SHARED, compactEncodings('ziplist'), replicationParameters('slave'), [
    ACTIVE_REHASHING,
    MAXMEMORY_POLICY_BEFORE_4,
    {
      name: 'reserved-memory',
      value: '0',
      description:
        'Bytes of the node’s memory that are kept free of data. Where it is set, reserved-memory-percent does not count.',
      allowed: '0-',
    },
  ]),
};
