import type { ParameterSpec } from './parameter.ts';

/** Limits of the compact forms of hashes, sorted sets and lists: `ziplist` until 6, `listpack` since 7. */
export function compactEncodings(form: 'ziplist' | 'listpack'): ParameterSpec[] {
  return [
    {
      name: `hash-max-${form}-entries`,
      value: '512',
      description: 'Fields up to which a hash keeps its compact form.',
      allowed: '0-',
    },
    {
      name: `hash-max-${form}-value`,
      value: '64',
      description: 'Bytes of a field or value up to which a hash keeps its compact form.',
      allowed: '0-',
    },
    {
      name: `list-max-${form}-size`,
      value: '-2',
      description: 'Elements in one node of a list; -1 to -5 for 4, 8, 16, 32 or 64 KB instead.',
      allowed: '-5,-4,-3,-2,-1,1-',
      ...(form === 'ziplist' ? { fixed: true } : {}),
    },
    {
      name: `zset-max-${form}-entries`,
      value: '128',
      description: 'Members up to which a sorted set keeps its compact form.',
      allowed: '0-',
    },
    {
      name: `zset-max-${form}-value`,
      value: '64',
      description: 'Bytes of a member up to which a sorted set keeps its compact form.',
      allowed: '0-',
    },
  ];
}
