import { expect, test } from 'vitest';
import { renderCoverage } from './coverage.ts';

test('says what is built, and lists all there is', () => {
  const lines = renderCoverage(['CreateCacheCluster', 'DescribeOperations']).split('\n');
  expect(lines).toContain('| CreateCacheCluster | yes |');
  expect(lines).toContain('| DeleteCacheCluster |  |');
  expect(lines).toContain('| DescribeOperations | yes |');
  expect(lines.join(' ')).toContain('1 of its 75 actions are built');
  expect(lines.filter((line) => line.startsWith('| ') && line !== '| action | built |')).toHaveLength(76);
});

test('a handler that belongs to no operation is a mistake', () => {
  expect(() => renderCoverage(['CreateCacheClutser'])).toThrow('no operation of the API: CreateCacheClutser');
});
