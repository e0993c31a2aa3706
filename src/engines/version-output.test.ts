import { expect, it } from 'vitest';
import { redis70 } from '../../test/support/engines.ts';
import { askVersion, parseVersionOutput } from './version-output.ts';

it('reads what servers say of themselves', () => {
  expect(
    parseVersionOutput('Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=d81b8ff7'),
  ).toEqual({ engine: 'redis', version: '7.0.15' });
  expect(parseVersionOutput('Valkey server v=8.1.1 sha=00000000:0 malloc=jemalloc-5.3.0')).toEqual({
    engine: 'valkey',
    version: '8.1.1',
  });
  expect(parseVersionOutput('nginx version: nginx/1.22.1')).toBeUndefined();
});

it('asks a real server', async () => {
  const engine = await redis70();
  expect(await askVersion(engine.server)).toEqual({ engine: 'redis', version: engine.version });
});

it.each([[['/no/such/program']], [['/bin/true']], [['/bin/false']]])('%s is none', async (argv) => {
  expect(await askVersion(argv)).toBeUndefined();
});
