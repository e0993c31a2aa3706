import { expect, test } from 'vitest';
import { memoryShortage } from './memory-fit.ts';

test('data that fits is no shortage, to the byte', () => {
  expect(memoryShortage({ usedMemory: 100, maxmemory: 100, nodeType: 'cache.m1.small' })).toBeUndefined();
});

test('a shortage names both sizes, the node type and what to do', () => {
  const text = memoryShortage({
    usedMemory: 2_147_483_648,
    maxmemory: 707_788_800,
    nodeType: 'cache.m1.small',
  });
  expect(text).toMatch(/2048 MiB.*cache\.m1\.small has 675 MiB.*larger CacheNodeType/);
});
