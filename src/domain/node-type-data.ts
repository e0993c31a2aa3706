/**
 * The node types of ElastiCache by family: size -> [vCPUs, maxmemory in bytes].
 * The bytes are those of the table "node-type specific parameters" in the ElastiCache User Guide
 * (Redis OSS and Valkey), the vCPUs those of the EC2 instance type of the same name.
 * Families with data tiering (r6gd) need an engine of AWS's own and are not here.
 */
export const NODE_TYPE_DATA = {
  t1: { micro: [1, 142606336] },
  t2: { micro: [1, 581959680], small: [1, 1665138688], medium: [2, 3461349376] },
  t3: { micro: [2, 536870912], small: [2, 1471026299], medium: [2, 3317862236] },
  t4g: { micro: [2, 536870912], small: [2, 1471026299], medium: [2, 3317862236] },
  m1: { small: [1, 943718400], medium: [1, 3093299200], large: [2, 7025459200], xlarge: [4, 14889779200] },
  m2: { xlarge: [2, 17091788800], '2xlarge': [4, 35022438400], '4xlarge': [8, 70883737600] },
  m3: {
    medium: [1, 2988441600],
    large: [2, 6501171200],
    xlarge: [4, 14260633600],
    '2xlarge': [8, 29989273600],
  },
  m4: {
    large: [2, 6892593152],
    xlarge: [4, 15328501760],
    '2xlarge': [8, 31889126359],
    '4xlarge': [16, 65257290629],
    '10xlarge': [40, 166047614239],
  },
  m5: {
    large: [2, 6854542746],
    xlarge: [4, 13891921715],
    '2xlarge': [8, 27966669210],
    '4xlarge': [16, 56116178125],
    '12xlarge': [48, 168715971994],
    '24xlarge': [96, 337500562842],
  },
  m6g: {
    large: [2, 6854542746],
    xlarge: [4, 13891921715],
    '2xlarge': [8, 27966669210],
    '4xlarge': [16, 56116178125],
    '8xlarge': [32, 111325552312],
    '12xlarge': [48, 168715971994],
    '16xlarge': [64, 225000375228],
  },
  m7g: {
    large: [2, 6854542746],
    xlarge: [4, 13891921715],
    '2xlarge': [8, 27966669210],
    '4xlarge': [16, 56116178125],
    '8xlarge': [32, 111325552312],
    '12xlarge': [48, 168715971994],
    '16xlarge': [64, 225000375228],
  },
  m8g: {
    large: [2, 7294178820],
    xlarge: [4, 15222495510],
    '2xlarge': [8, 31866224640],
    '4xlarge': [16, 65856864256],
    '8xlarge': [32, 133838143488],
    '12xlarge': [48, 201819422720],
    '16xlarge': [64, 269800701952],
  },
  c1: { xlarge: [8, 6501171200] },
  c7gn: {
    large: [2, 3317862236],
    xlarge: [4, 6854542746],
    '2xlarge': [8, 13891921715],
    '4xlarge': [16, 27966669210],
    '8xlarge': [32, 56116178125],
    '12xlarge': [48, 84357985997],
    '16xlarge': [64, 113609865216],
  },
  c8gn: {
    large: [2, 3330020474],
    xlarge: [4, 7294178820],
    '2xlarge': [8, 15222495510],
    '4xlarge': [16, 31866224640],
    '8xlarge': [32, 65856864256],
    '12xlarge': [48, 99847503872],
    '16xlarge': [64, 133838143488],
  },
  r3: {
    large: [2, 14470348800],
    xlarge: [4, 30513561600],
    '2xlarge': [8, 62495129600],
    '4xlarge': [16, 126458265600],
    '8xlarge': [32, 254384537600],
  },
  r4: {
    large: [2, 13201781556],
    xlarge: [4, 26898228839],
    '2xlarge': [8, 54197537997],
    '4xlarge': [16, 108858546586],
    '8xlarge': [32, 218255432090],
    '16xlarge': [64, 437021573120],
  },
  r5: {
    large: [2, 14037181030],
    xlarge: [4, 28261849702],
    '2xlarge': [8, 56711183565],
    '4xlarge': [16, 113609865216],
    '12xlarge': [48, 341206346547],
    '24xlarge': [96, 682485973811],
  },
  r6g: {
    large: [2, 14037181030],
    xlarge: [4, 28261849702],
    '2xlarge': [8, 56711183565],
    '4xlarge': [16, 113609865216],
    '8xlarge': [32, 225000375228],
    '12xlarge': [48, 341206346547],
    '16xlarge': [64, 450000750456],
  },
  r7g: {
    large: [2, 14037181030],
    xlarge: [4, 28261849702],
    '2xlarge': [8, 56711183565],
    '4xlarge': [16, 113609865216],
    '8xlarge': [32, 225000375228],
    '12xlarge': [48, 341206346547],
    '16xlarge': [64, 450000750456],
  },
  r8g: {
    large: [2, 15222495510],
    xlarge: [4, 31866224640],
    '2xlarge': [8, 65856864256],
    '4xlarge': [16, 133838143488],
    '8xlarge': [32, 269800701952],
    '12xlarge': [48, 405763260416],
    '16xlarge': [64, 541725818880],
  },
} as const satisfies Record<string, Record<string, readonly [vcpus: number, maxmemory: number]>>;

export type NodeFamily = keyof typeof NODE_TYPE_DATA;

/** No longer offered for new clusters by AWS, as CreateCacheCluster's reference lists them. Holdfast still makes them. */
export const PREVIOUS_GENERATION: ReadonlySet<NodeFamily> = new Set(['t1', 'm1', 'm2', 'm3', 'c1', 'r3']);
