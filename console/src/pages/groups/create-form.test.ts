import { expect, it } from 'vitest';
import { createInput, hasFailover, newForm } from './create-form.ts';

const engine = { engine: 'redis', version: '7.0', family: 'redis7' };
const asSent = (input: object) => JSON.parse(JSON.stringify(input)) as object;

it('needs nothing but a name around a cluster', () => {
  const form = { ...newForm('exampleredis'), id: 'examplereplication' };
  expect(asSent(createInput(form))).toEqual({
    ReplicationGroupId: 'examplereplication',
    ReplicationGroupDescription: 'examplereplication',
    PrimaryClusterId: 'exampleredis',
  });
});

it('asks for what ElastiCache would, when made from nothing', () => {
  const form = { ...newForm(undefined), id: 'g', engine };
  expect(asSent(createInput(form))).toMatchObject({
    NumCacheClusters: 3,
    Engine: 'redis',
    AutomaticFailoverEnabled: true,
    MultiAZEnabled: true,
  });
  expect(createInput(form).PreferredCacheClusterAZs).toBeUndefined();
});

it('names a zone for each member, and no failover for one that is alone', () => {
  const form = { ...newForm(undefined), id: 'g', engine, members: 2, zones: ['a', 'b', 'c', 'd', 'e', 'f'] };
  expect(createInput(form).PreferredCacheClusterAZs).toEqual(['a', 'b']);
  const alone = { ...form, members: 1 };
  expect(hasFailover(alone)).toBe(false);
  expect(createInput(alone)).toMatchObject({ AutomaticFailoverEnabled: false, MultiAZEnabled: false });
});
