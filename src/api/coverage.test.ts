import { expect, test } from 'vitest';
import { renderCoverage } from './coverage.ts';
import { EXTENSION_OPERATIONS } from './extensions.ts';
import { OPERATIONS } from './model.gen.ts';

test('says what is built, and lists all there is', () => {
  const lines = renderCoverage(['CreateCacheCluster', 'DescribeOperations']).split('\n');
  expect(lines).toContain('| CreateCacheCluster | yes |');
  expect(lines).toContain('| DeleteCacheCluster |  |');
  expect(lines).toContain('| DescribeOperations | yes |');
  const aws = Object.keys(OPERATIONS);
  const own = Object.keys(EXTENSION_OPERATIONS);
  expect(lines.join(' ')).toContain(`1 of its ${aws.length} actions are built`);
  const rows = lines.filter((line) => line.startsWith('| ') && line !== '| action | built |');
  expect(rows).toHaveLength(aws.length + own.length);
});

test('a handler that belongs to no operation is a mistake', () => {
  expect(() => renderCoverage(['CreateCacheClutser'])).toThrow('no operation of the API: CreateCacheClutser');
});
