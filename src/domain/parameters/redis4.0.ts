import { combine, without } from './parameter.ts';
import { REDIS_3_2 } from './redis3.2.ts';
import { lazyFlush } from './replica-names.ts';
import { MAXMEMORY_POLICY } from './shared.ts';
import { LAZYFREE, SINCE_4_0 } from './since-4.0.ts';

export const REDIS_4_0 = {
  firstVersion: '4.0.10',
  specs: combine(without(REDIS_3_2.specs, 'reserved-memory'), SINCE_4_0, LAZYFREE, [
    lazyFlush('slave'),
    MAXMEMORY_POLICY,
  ]),
};
