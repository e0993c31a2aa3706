import { expect, it } from 'vitest';
import { EngineInstallError } from './error.ts';
import { formatEngineSpec, parseEngineSpec } from './spec.ts';

it.each([
  ['redis', { engine: 'redis' }],
  ['redis@7', { engine: 'redis', version: '7' }],
  ['redis@7.0', { engine: 'redis', version: '7.0' }],
  ['valkey@8.0.1', { engine: 'valkey', version: '8.0.1' }],
])('%s', (text, spec) => {
  expect(parseEngineSpec(text)).toEqual(spec);
});

it.each([
  '',
  'memcached@1.6',
  'redis@',
  'redis@7.',
  'redis 7.0',
  'redis@latest',
  'redis@1.2.3.4',
  '../redis@7',
])("refuses '%s' and says how to write one", (text) => {
  expect(() => parseEngineSpec(text)).toThrow(EngineInstallError);
  expect(() => parseEngineSpec(text)).toThrow(/as in redis@7\.0/);
});

it('is written for people', () => {
  expect(formatEngineSpec({ engine: 'redis', version: '7.0' })).toBe('redis 7.0');
  expect(formatEngineSpec({ engine: 'valkey' })).toBe('valkey');
});
