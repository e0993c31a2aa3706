import { expect, it } from 'vitest';
import { snippetsFor } from './snippets.ts';
import { targetsOf } from './targets.ts';

const at = (Address: string) => ({ Address, Port: 6379 });
const cluster = { CacheNodes: [{ Endpoint: at('127.0.0.1') }] };
const group = { NodeGroups: [{ PrimaryEndpoint: at('127.0.0.2'), ReaderEndpoint: at('127.0.0.3') }] };

it('gives every client the real host and port', () => {
  const target = { host: '127.80.0.7', port: 7000, engine: 'redis', readOnly: false };
  const all = snippetsFor(target);
  expect(all[0]!.code).toBe('redis-cli -h 127.80.0.7 -p 7000');
  for (const { code } of all) expect(code).toMatch(/127\.80\.0\.7[\s\S]*7000/);
  expect(snippetsFor({ ...target, engine: 'valkey' })[0]!.code).toBe('valkey-cli -h 127.80.0.7 -p 7000');
});

it('writes nothing to where nothing can be written', () => {
  const replica = snippetsFor({ host: 'h', port: 1, engine: 'redis', readOnly: true });
  for (const { code } of replica) expect(code).not.toMatch(/\bset\(/i);
});

it('leads to where the primary is, to readers, and to the node itself', () => {
  expect(targetsOf(cluster, undefined, undefined).map(({ id }) => id)).toEqual(['node']);
  expect(targetsOf(cluster, group, 'primary').map(({ id, readOnly }) => [id, readOnly])).toEqual([
    ['primary', false],
    ['reader', true],
    ['node', false],
  ]);
  expect(targetsOf(cluster, group, 'replica')[0]).toMatchObject({ id: 'node', readOnly: true });
  expect(targetsOf({}, undefined, undefined)).toEqual([]);
});
