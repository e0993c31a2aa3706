import { expect, it } from 'vitest';
import { replayCommand } from './replay.ts';

it('feeds the file to the group’s endpoint', () => {
  expect(replayCommand('/data/lost-writes/g-2-a.aof', { Address: '127.0.0.9', Port: 6379 })).toBe(
    'redis-cli -h 127.0.0.9 -p 6379 --pipe < /data/lost-writes/g-2-a.aof',
  );
  expect(replayCommand("/it's here.aof", undefined)).toBe(
    `redis-cli -h ENDPOINT -p PORT --pipe < '/it'\\''s here.aof'`,
  );
});
