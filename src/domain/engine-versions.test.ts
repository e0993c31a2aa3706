import { describe, expect, it } from 'vitest';
import { type AvailableEngine, isUpgrade, parseEngine, resolveEngineVersion } from './engine-versions.ts';

const HERE: AvailableEngine[] = [
  { engine: 'redis', version: '7.0.15' },
  { engine: 'redis', version: '8.0.2' },
  { engine: 'redis', version: '7.0.9' },
  { engine: 'valkey', version: '8.0.1' },
  { engine: 'valkey', version: '8.1.1' },
  { engine: 'valkey', version: '9.1.2' },
];

describe('resolveEngineVersion', () => {
  it.each([
    ['redis', '7.0', '7.0.15', '7.0.15'],
    ['redis', '7', '7.0.15', '7.0.15'],
    ['redis', '7.0.9', '7.0.9', '7.0.9'],
    ['redis', '7.1', '7.0.15', '7.1.0'],
    ['redis', '7.1.0', '7.0.15', '7.1.0'],
    ['redis', '8.x', '8.0.2', '8.0.2'],
    ['redis', undefined, '7.0.15', '7.0.15'],
    ['redis', '', '7.0.15', '7.0.15'],
    ['valkey', undefined, '9.1.2', '9.1.2'],
    ['valkey', '8', '8.1.1', '8.1.1'],
    ['valkey', '8.0', '8.0.1', '8.0.1'],
  ] as const)('%s %s is served by %s and shown as %s', (engine, requested, version, shown) => {
    const series = version.split('.').slice(0, 2).join('.');
    expect(resolveEngineVersion(engine, requested, HERE)).toEqual({ engine, version, shown, series });
  });

  it('takes Redis 8 by default only when it is all there is', () => {
    expect(resolveEngineVersion('redis', undefined, [{ engine: 'redis', version: '8.0.2' }]).version).toBe(
      '8.0.2',
    );
  });

  it('does not take 8.10 for 8.1', () => {
    expect(() => resolveEngineVersion('valkey', '8.1', [{ engine: 'valkey', version: '8.10.0' }])).toThrow(
      '8.1',
    );
  });

  it('says what is there and how to get what is not', () => {
    const without8 = HERE.filter((one) => one.version !== '8.0.2');
    expect(() => resolveEngineVersion('redis', '8.0', without8)).toThrow(
      /redis 8\.0 is not installed here\. Installed: redis 7\.0\.15, redis 7\.0\.9\..*holdfast engines install redis@8\.0\./,
    );
    expect(() => resolveEngineVersion('redis', '6.2.6', HERE)).toThrow(
      'holdfast engines install redis@6.2 --from PATH',
    );
    expect(() => resolveEngineVersion('redis', '7.0.7', HERE)).toThrow(
      'Ask for "7.0" to take the installed one.',
    );
    expect(() => resolveEngineVersion('redis', '7.1', [])).toThrow('holdfast engines install redis@7.0.');
    expect(() => resolveEngineVersion('valkey', undefined, [])).toThrow(
      'No valkey is installed. Get it by: holdfast engines install valkey@',
    );
    expect(() => resolveEngineVersion('redis', '8.1', HERE)).toThrow(
      'set Engine to "valkey" if you meant that',
    );
  });

  it.each(['latest', '7.0.15.1', 'v7', '7.0; rm', '7.'])('refuses %s as no version', (requested) => {
    expect(() => resolveEngineVersion('redis', requested, HERE)).toThrow(
      expect.objectContaining({
        code: 'InvalidParameterValue',
        message: expect.stringContaining('no version'),
      }),
    );
  });
});

describe('parseEngine', () => {
  it('knows redis and valkey, and refuses memcached clearly', () => {
    expect(parseEngine('Redis')).toBe('redis');
    expect(parseEngine('valkey')).toBe('valkey');
    expect(() => parseEngine('memcached')).toThrow('Memcached is not supported');
    expect(() => parseEngine('mysql')).toThrow('No such engine');
  });
});

describe('isUpgrade', () => {
  it('goes up within an engine, and from Redis up to 7 to Valkey', () => {
    const redis = (version: string) => ({ engine: 'redis' as const, version });
    const valkey = (version: string) => ({ engine: 'valkey' as const, version });
    expect(isUpgrade(redis('7.0.15'), redis('7.1.0'))).toBe(true);
    expect(isUpgrade(redis('7.1.0'), redis('7.0.15'))).toBe(false);
    expect(isUpgrade(redis('7.0.15'), redis('7.0.15'))).toBe(false);
    expect(isUpgrade(redis('7.1.0'), valkey('8.0.1'))).toBe(true);
    expect(isUpgrade(redis('8.0.2'), valkey('8.1.1'))).toBe(false);
    expect(isUpgrade(valkey('8.0.1'), redis('8.0.2'))).toBe(false);
  });
});
