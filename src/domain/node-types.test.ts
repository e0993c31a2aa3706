import { describe, expect, it } from 'vitest';
import { PREVIOUS_GENERATION } from './node-type-data.ts';
import {
  allowedNodeTypeModifications,
  canSnapshot,
  NODE_TYPE_NAMES,
  nodeType,
  supportsReplicationFailover,
} from './node-types.ts';

describe('node types', () => {
  it('have the memory of the ElastiCache User Guide', () => {
    expect(nodeType('cache.t1.micro')).toMatchObject({
      maxmemory: 142606336,
      generation: 'previous',
      vcpus: 1,
    });
    expect(nodeType('cache.m1.small')).toMatchObject({ maxmemory: 943718400, family: 'm1' });
    expect(nodeType('cache.t4g.micro')).toMatchObject({
      maxmemory: 536870912,
      generation: 'current',
      vcpus: 2,
    });
    expect(nodeType('cache.r7g.16xlarge')).toMatchObject({ maxmemory: 450000750456, vcpus: 64 });
  });

  it('grow with their size within a family', () => {
    for (const family of new Set(NODE_TYPE_NAMES.map((name) => nodeType(name).family))) {
      const sizes = NODE_TYPE_NAMES.map((name) => nodeType(name)).filter((type) => type.family === family);
      const byMemory = [...sizes].sort((a, b) => a.maxmemory - b.maxmemory);
      const byVcpus = [...byMemory].sort((a, b) => a.vcpus - b.vcpus);
      expect(byMemory.map((type) => type.vcpus)).toEqual(byVcpus.map((type) => type.vcpus));
    }
    expect(PREVIOUS_GENERATION.has('m7g')).toBe(false);
  });

  it('refuses unknown ones and data tiering by name', () => {
    expect(() => nodeType('cache.huge')).toThrow('Invalid Cache Node Type: "cache.huge" in CacheNodeType.');
    expect(() => nodeType('m1.small')).toThrow(expect.objectContaining({ code: 'InvalidParameterValue' }));
    expect(() => nodeType('cache.r6gd.xlarge')).toThrow('data tiering');
  });

  it('has no snapshots and no failover on t1 (S4), but on the smallest of all others', () => {
    expect(canSnapshot(nodeType('cache.t1.micro'))).toBe(false);
    expect(supportsReplicationFailover(nodeType('cache.t1.micro'))).toBe(false);
    for (const name of ['cache.m1.small', 'cache.t2.micro', 'cache.t4g.micro']) {
      expect(canSnapshot(nodeType(name))).toBe(true);
      expect(supportsReplicationFailover(nodeType(name))).toBe(true);
    }
  });
});

describe('allowedNodeTypeModifications', () => {
  const from = (name: string) => allowedNodeTypeModifications(nodeType(name));

  it('answers what AWS published for an r5.xlarge of 2019', () => {
    const of2019 = (names: string[]) => names.filter((name) => /^cache\.(t[23]|m[345]|r[345])\./.test(name));
    const { scaleUp, scaleDown } = from('cache.r5.xlarge');
    expect(of2019(scaleUp)).toEqual([
      'cache.m5.12xlarge',
      'cache.m5.24xlarge',
      'cache.m5.4xlarge',
      'cache.r5.12xlarge',
      'cache.r5.24xlarge',
      'cache.r5.2xlarge',
      'cache.r5.4xlarge',
    ]);
    expect(of2019(scaleDown)).toEqual([
      'cache.m3.large',
      'cache.m3.medium',
      'cache.m3.xlarge',
      'cache.m4.large',
      'cache.m4.xlarge',
      'cache.m5.2xlarge',
      'cache.m5.large',
      'cache.m5.xlarge',
      'cache.r3.large',
      'cache.r4.large',
      'cache.r4.xlarge',
      'cache.r5.large',
      'cache.t2.medium',
      'cache.t2.micro',
      'cache.t2.small',
      'cache.t3.medium',
      'cache.t3.micro',
      'cache.t3.small',
    ]);
  });

  it('lets an m1.small grow to everything bigger, and an m6g move to an m7g of the same size', () => {
    const small = from('cache.m1.small');
    expect(small.scaleUp).toEqual(
      expect.arrayContaining(['cache.m1.large', 'cache.m3.medium', 'cache.r7g.large']),
    );
    expect(small.scaleDown).toContain('cache.t1.micro');
    expect(small.scaleUp).not.toContain('cache.m1.small');
    expect(from('cache.m6g.large').scaleUp).toContain('cache.m7g.large');
    expect(from('cache.m7g.large').scaleDown).toContain('cache.m6g.large');
    expect(from('cache.m7g.large').scaleDown).not.toContain('cache.m1.small');
  });

  it('never lists a type twice', () => {
    for (const name of NODE_TYPE_NAMES) {
      const { scaleUp, scaleDown } = from(name);
      expect(scaleUp.filter((one) => scaleDown.includes(one))).toEqual([]);
    }
  });
});
