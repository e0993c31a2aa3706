import { compactEncodings } from './compact-encodings.ts';
import { combine, type ParameterSpec, without, YES_NO } from './parameter.ts';
import { REDIS_6_X } from './redis6.x.ts';

const ZIPLIST_NAMES = compactEncodings('ziplist').map((spec) => spec.name);

const SINCE_7_0: readonly ParameterSpec[] = [
  {
    name: 'cluster-allow-pubsubshard-when-down',
    value: 'yes',
    description: 'Whether a node of a cluster that is down serves sharded Pub/Sub.',
    allowed: YES_NO,
  },
  {
    name: 'cluster-preferred-endpoint-type',
    value: 'tls-dynamic',
    description:
      'How nodes of a cluster are named to clients: tls-dynamic is the host name with encryption, the address without.',
    allowed: 'tls-dynamic,ip',
  },
  {
    name: 'databases',
    value: '16',
    description: 'Number of logical databases.',
    allowed: '1-10000',
    reboot: true,
  },
  {
    name: 'latency-tracking',
    value: 'no',
    description: 'Keep the distribution of each command’s latency.',
    allowed: YES_NO,
  },
  {
    name: 'set-max-intset-entries',
    value: '512',
    description: 'Members up to which a set of integers keeps its compact form.',
    allowed: '0-500000000',
  },
];

export const REDIS_7 = {
  firstVersion: '7.0.0',
  specs: combine(
    without(REDIS_6_X.specs, 'activerehashing', ...ZIPLIST_NAMES),
    compactEncodings('listpack'),
    SINCE_7_0,
  ),
};
