import { type ParameterSpec, YES_NO } from './parameter.ts';

/** The parameters of replication, under the word that the family's Redis uses: `slave` until 4.0, `replica` since 5.0. */
export function replicationParameters(word: 'slave' | 'replica'): ParameterSpec[] {
  const plural = `${word}s`;
  return [
    {
      name: `client-output-buffer-limit-${word}-soft-seconds`,
      value: '60',
      description: `Seconds that a ${word} may stay over its soft limit of waiting output.`,
      allowed: '0-',
      fixed: true,
    },
    {
      name: `close-on-${word}-write`,
      value: 'yes',
      description: `ElastiCache’s own: disconnect clients that write to a ${word}. Kept for compatibility; without effect here.`,
      allowed: YES_NO,
    },
    {
      name: `min-${plural}-max-lag`,
      value: '10',
      description: `Seconds of lag up to which a ${word} counts for min-${plural}-to-write; 0 switches the check off.`,
      allowed: '0-',
    },
    {
      name: `min-${plural}-to-write`,
      value: '0',
      description: `${word === 'slave' ? 'Slaves' : 'Replicas'} that must be there for the primary to take writes; 0 switches the check off.`,
      allowed: '0-',
    },
    {
      name: `${word}-allow-chaining`,
      value: 'no',
      description: `ElastiCache’s own: whether a ${word} may have a ${word} itself.`,
      allowed: YES_NO,
      fixed: true,
    },
  ];
}

/** What is flushed how when a replica takes over a primary's data; families 4.0 to 7. */
export function lazyFlush(word: 'slave' | 'replica'): ParameterSpec {
  return {
    name: `${word}-lazy-flush`,
    value: 'no',
    description: `Whether a ${word} drops its old data in the background when it takes over the primary’s.`,
    allowed: YES_NO,
    fixed: true,
  };
}
