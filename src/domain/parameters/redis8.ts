import { combine } from './parameter.ts';
import { REDIS_7 } from './redis7.ts';

/** Ours: ElastiCache has no Redis after 7. The parameters of redis7, in the bounds that Redis 8 sets. */
export const REDIS_8 = {
  firstVersion: '8.0.0',
  specs: combine(REDIS_7.specs, [
    {
      name: 'maxmemory-samples',
      value: '3',
      description: 'Keys looked at to find the one to evict.',
      allowed: '1-64',
    },
  ]),
};
