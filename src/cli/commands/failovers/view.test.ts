import { expect, test } from 'vitest';
import type { Failover } from '../../failover-reports.ts';
import { plain } from '../../output/style.ts';
import { replayCommand } from './lost-writes.ts';
import { describeFailover, summaryOf } from './view.ts';

const report: Failover = {
  ReplicationGroupId: 'examplereplication',
  Epoch: 3,
  Kind: 'failover',
  Cause: 'ended',
  FromCacheClusterId: 'exampleredis',
  ToCacheClusterId: 'exampleredis-read-1',
  Status: 'complete',
  // What the other clock calls future is `now`, however slow this machine is.
  StartTime: new Date(Date.now() + 60_000),
  WriteOutage: 12.44,
  LostWrites: {
    Status: 'found',
    Commands: 2_978,
    Bytes: 150_000,
    Files: ["/var/it's here/lost-3.resp"],
    Sample: ['SET live:1 a', 'SET live:2 b'],
  },
};

test('what was lost is counted, shown by example, and can be replayed by the command as it stands', () => {
  const text = describeFailover(report, { Address: '127.80.0.9', Port: 6_379 }, plain);
  expect(text).toMatch(/^write outage +12\.4 ms$/m);
  expect(text).toMatch(/^lost writes +2,978 commands \(146\.5 KB\), acknowledged by exampleredis and never/m);
  expect(text).toMatch(/^for example +SET live:1 a\n +SET live:2 b$/m);
  expect(text).toContain("redis-cli -h 127.80.0.9 -p 6379 --pipe < '/var/it'\\''s here/lost-3.resp'");
});

test('the endpoint of a group that is gone has to be filled in', () => {
  expect(replayCommand('/a/b', undefined)).toBe('redis-cli -h ENDPOINT -p PORT --pipe < /a/b');
});

test.each([
  [{ Status: 'none' }, 'lost 0', /^lost writes +none$/m],
  [
    { Status: 'unknown', UpperBoundBytes: 2_048, How: 'the file was rewritten' },
    'lost <= 2.0 KB',
    /^lost writes +not known, at most 2\.0 KB: the file was rewritten$/m,
  ],
  [{ Status: 'under-way' }, 'lost under-way', /^lost writes +being read out of the append-only file/m],
])('lost writes %j', (LostWrites, summary, line) => {
  expect(summaryOf({ ...report, LostWrites })).toContain(summary);
  const text = describeFailover({ ...report, LostWrites }, undefined, plain);
  expect(text).toMatch(line);
  expect(text).not.toContain('redis-cli');
});

test('of a damaged file what was found is told as the least', () => {
  const LostWrites = {
    Status: 'unknown',
    Commands: 3,
    Bytes: 120,
    UpperBoundBytes: 2_048,
    Files: ['/a/b'],
    How: 'it is damaged',
  };
  const text = describeFailover({ ...report, LostWrites }, undefined, plain);
  expect(text).toMatch(/^lost writes +at least 3 commands \(120 B\), at most 2\.0 KB: it is damaged$/m);
  expect(text).toContain('--pipe < /a/b');
});

test('what never came into the file is told apart; long commands are cut', () => {
  const LostWrites = {
    Status: 'found',
    HeldBackBytes: 4_096,
    HeldBackMilliseconds: 1_200,
    Sample: [`SET a ${'x'.repeat(500)}`],
  };
  const text = describeFailover({ ...report, LostWrites }, undefined, plain);
  expect(text).toMatch(
    /^beyond the file +at least 4\.0 KB were acknowledged and never came into it, of its last 1\.2 s$/m,
  );
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(140);
});

test('one line tells what happened; a primary that came back in its place moves nowhere', () => {
  expect(summaryOf(report)).toBe(
    'epoch 3, now: failover (ended), exampleredis -> exampleredis-read-1, outage 12.4 ms, lost 2,978',
  );
  const back = { ...report, Kind: 'recovery', ToCacheClusterId: 'exampleredis', Status: 'under-way' };
  expect(summaryOf(back)).toMatch(/recovery \(ended\), exampleredis in its place, .*, under-way$/);
});
