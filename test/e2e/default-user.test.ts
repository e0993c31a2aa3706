// What a cluster's users can do on its node, which they reach without a password, and what ElastiCache withholds.
import type { CacheCluster } from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTo, makeCluster } from '../support/elasticache.ts';
import { findTestEngine } from '../support/engines.ts';
import { TestHoldfast } from '../support/holdfast.ts';

let holdfast: TestHoldfast;

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

const ENGINES = [
  ['redis', '7.0'],
  ['redis', '8.0'],
  ['valkey', '8.0'],
  ['valkey', '9.1'],
] as const;
const there = new Map<string, boolean>();
for (const [engine, version] of ENGINES) {
  there.set(`${engine} ${version}`, Boolean(await findTestEngine(engine, version)));
}

const WITHHELD = [
  ['ACL', 'SETUSER', 'default', 'on'],
  ['ACL', 'LIST'],
  ['BGREWRITEAOF'],
  ['BGSAVE'],
  ['CLIENT', 'PAUSE', '1'],
  ['CONFIG', 'GET', '*'],
  ['CONFIG', 'SET', 'maxmemory', '0'],
  ['DEBUG', 'SLEEP', '0'],
  ['FAILOVER'],
  ['MIGRATE', '127.0.0.1', '6379', 'key', '0', '10'],
  ['MODULE', 'LOAD', '/x.so'],
  ['PSYNC', '?', '-1'],
  ['REPLICAOF', 'NO', 'ONE'],
  ['SAVE'],
  ['SHUTDOWN'],
  ['SLAVEOF', 'NO', 'ONE'],
  ['SYNC'],
];

const ALLOWED = [
  ['PING'],
  ['SET', 'key', 'value'],
  ['GET', 'key'],
  ['EVAL', "return redis.call('GET', KEYS[1])", '1', 'key'],
  ['INFO'],
  ['ACL', 'WHOAMI'],
  ['CLIENT', 'LIST'],
  ['SLOWLOG', 'GET'],
  ['SCAN', '0'],
  ['DUMP', 'key'],
  ['LASTSAVE'],
  ['COMMAND', 'COUNT'],
  ['MEMORY', 'USAGE', 'key'],
  ['PUBLISH', 'channel', 'x'],
  ['FLUSHALL'],
];

for (const [engine, version] of ENGINES) {
  describe.skipIf(!there.get(`${engine} ${version}`))(`on ${engine} ${version}`, () => {
    let cluster: CacheCluster;
    beforeAll(async () => {
      const id = `${engine}-${version.replace('.', '-')}`;
      cluster = await makeCluster(holdfast.client(), id, { Engine: engine, EngineVersion: version });
    });

    it.each(WITHHELD.map((command) => [command.join(' '), command] as const))(
      '%s is withheld',
      async (_, command) => {
        await using redis = await connectTo(cluster);
        // The engine itself keeps DEBUG and MODULE from everybody, before it looks at who asks.
        const refused = /^NOPERM|^ERR (DEBUG|MODULE) command not allowed/;
        await expect(redis.sendCommand(command)).rejects.toThrow(refused);
      },
    );

    it('everything else works', async () => {
      await using redis = await connectTo(cluster);
      for (const command of ALLOWED) {
        await expect(redis.sendCommand(command), command.join(' ')).resolves.not.toBeInstanceOf(Error);
      }
    });

    it("Holdfast's own user is not to be had", async () => {
      await using redis = await connectTo(cluster);
      for (const password of ['', 'holdfast', 'password']) {
        await expect(redis.sendCommand(['AUTH', 'holdfast', password])).rejects.toThrow(/WRONGPASS/);
      }
    });
  });
}
