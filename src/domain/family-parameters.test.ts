import { describe, expect, it } from 'vitest';
import { FAMILIES, type Family } from './family-names.ts';
import { familyParameters, findParameter, firstVersionOf } from './family-parameters.ts';
import { modifiableParameter, validateParameterValue } from './parameter-values.ts';

const names = (family: Family) => familyParameters(family).map((parameter) => parameter.ParameterName);

/** The names in the AWS CLI's published answer to describe-engine-default-parameters for redis5.0. */
const AWS_REDIS_5_0 = `activedefrag active-defrag-cycle-max active-defrag-cycle-min active-defrag-ignore-bytes
active-defrag-max-scan-fields active-defrag-threshold-lower active-defrag-threshold-upper activerehashing appendfsync
appendonly client-output-buffer-limit-normal-hard-limit client-output-buffer-limit-normal-soft-limit
client-output-buffer-limit-normal-soft-seconds client-output-buffer-limit-pubsub-hard-limit
client-output-buffer-limit-pubsub-soft-limit client-output-buffer-limit-pubsub-soft-seconds
client-output-buffer-limit-replica-soft-seconds client-query-buffer-limit close-on-replica-write cluster-enabled
cluster-require-full-coverage databases hash-max-ziplist-entries hash-max-ziplist-value hll-sparse-max-bytes
lazyfree-lazy-eviction lazyfree-lazy-expire lazyfree-lazy-server-del lfu-decay-time lfu-log-factor
list-compress-depth list-max-ziplist-size lua-replicate-commands lua-time-limit maxclients maxmemory-policy
maxmemory-samples min-replicas-max-lag min-replicas-to-write notify-keyspace-events proto-max-bulk-len
rename-commands repl-backlog-size repl-backlog-ttl replica-allow-chaining replica-ignore-maxmemory
replica-lazy-flush reserved-memory-percent set-max-intset-entries slowlog-log-slower-than slowlog-max-len
stream-node-max-bytes stream-node-max-entries tcp-keepalive timeout zset-max-ziplist-entries zset-max-ziplist-value`;

describe('family parameters', () => {
  it('are those of ElastiCache for redis5.0, in its order', () => {
    expect(names('redis5.0')).toEqual(AWS_REDIS_5_0.split(/\s+/));
  });

  it('have the form of the API’s Parameter', () => {
    expect(findParameter('redis7', 'maxmemory-policy')).toEqual({
      ParameterName: 'maxmemory-policy',
      ParameterValue: 'volatile-lru',
      Description: expect.stringContaining('evicted'),
      Source: 'system',
      DataType: 'string',
      AllowedValues:
        'volatile-lru,allkeys-lru,volatile-lfu,allkeys-lfu,volatile-random,allkeys-random,volatile-ttl,noeviction',
      IsModifiable: true,
      MinimumEngineVersion: '7.0.0',
      ChangeType: 'immediate',
    });
    expect(findParameter('redis7', 'databases')).toMatchObject({
      DataType: 'integer',
      ChangeType: 'requires-reboot',
    });
    expect(findParameter('redis7', 'notify-keyspace-events')).not.toHaveProperty('ParameterValue');
    expect(findParameter('redis7', 'lua-time-limit')).toMatchObject({
      IsModifiable: false,
      AllowedValues: '5000',
    });
    expect(findParameter('redis6.x', 'acl-pubsub-default')!.MinimumEngineVersion).toBe('6.2.0');
    expect(findParameter('redis7', 'nonsense')).toBeUndefined();
  });

  it('change between families as the user guide says', () => {
    expect(names('redis3.2')).toEqual(expect.arrayContaining(['reserved-memory', 'close-on-slave-write']));
    expect(names('redis3.2')).not.toContain('activedefrag');
    expect(names('redis4.0')).toEqual(
      expect.arrayContaining(['slave-lazy-flush', 'min-slaves-to-write', 'lfu-log-factor']),
    );
    expect(names('redis6.x')).toEqual(
      expect.arrayContaining(['active-expire-effort', 'hash-max-ziplist-entries']),
    );
    expect(names('redis6.x')).not.toContain('lua-replicate-commands');
    expect(names('redis7')).toEqual(
      expect.arrayContaining(['hash-max-listpack-entries', 'latency-tracking']),
    );
    for (const gone of ['activerehashing', 'hash-max-ziplist-entries', 'list-max-ziplist-size']) {
      expect(names('redis7')).not.toContain(gone);
    }
    expect(names('valkey7')).toEqual(names('redis7'));
    expect(names('valkey8')).not.toContain('lazyfree-lazy-user-del');
    expect(names('valkey8')).toContain('extended-redis-compatibility');
    expect(findParameter('valkey8', 'repl-backlog-size')!.ParameterValue).toBe('10485760');
    expect(findParameter('valkey8', 'commandlog-reply-larger-than')!.MinimumEngineVersion).toBe('8.1.0');
    expect(findParameter('valkey9', 'commandlog-reply-larger-than')!.MinimumEngineVersion).toBe('9.0.0');
    expect(names('valkey9')).toContain('cluster-databases');
  });

  it.each(FAMILIES)('%s: every name once, every default allowed by its own rule', (family) => {
    expect(new Set(names(family)).size).toBe(names(family).length);
    for (const parameter of familyParameters(family)) {
      expect(parameter.Description).not.toBe('');
      if (!parameter.IsModifiable) {
        expect(() => modifiableParameter(family, parameter.ParameterName)).toThrow('cannot be modified');
        continue;
      }
      validateParameterValue(family, parameter.ParameterName, parameter.ParameterValue ?? '');
    }
    expect(
      familyParameters(family).some((parameter) => parameter.MinimumEngineVersion === firstVersionOf(family)),
    ).toBe(true);
  });
});
