import { expect, it } from 'vitest';
import { consequencesOf } from './consequences.ts';

it('tells of a restart for another version, and for nothing else', () => {
  const changes = {
    engine: 'redis 8.0',
    nodeType: 'cache.m1.large',
    parameterGroup: 'mine',
    retention: '5',
    topic: 'arn',
  };
  expect(consequencesOf(changes).map(({ id, restarts }) => [id, restarts])).toEqual([
    ['clusters.modify.willRestart', true],
    ['clusters.modify.willResize', false],
    ['clusters.modify.willConfigureToo', false],
    ['clusters.modify.willSet', false],
  ]);
  expect(consequencesOf({ parameterGroup: 'mine' })).toMatchObject([{ id: 'clusters.modify.willConfigure' }]);
  expect(consequencesOf({})).toEqual([]);
});
