import { combine, type ParameterSpec } from './parameter.ts';
import { VALKEY_8 } from './valkey8.ts';

const CLUSTER_DATABASES: ParameterSpec = {
  name: 'cluster-databases',
  value: '1',
  description: 'Number of logical databases in cluster mode.',
  allowed: '1-10000',
  fixed: true,
  reboot: true,
};

/** What valkey8 takes from 8.1 and 8.2 on is there in every 9. */
export const VALKEY_9 = {
  firstVersion: '9.0.0',
  specs: combine(
    VALKEY_8.specs.map(({ since: _since, ...spec }) => spec),
    [CLUSTER_DATABASES],
  ),
};
