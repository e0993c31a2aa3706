import { expect, it } from 'vitest';
import type { Word } from './change-stream.ts';
import { SharedStream } from './shared-stream.ts';

/** A stream that says what the test says, and how often it was opened and closed. */
function stream() {
  const opened: number[] = [];
  let closed = 0;
  let say: (word: Word) => void = () => undefined;
  const shared = new SharedStream((since, tell) => {
    opened.push(since);
    say = tell;
    return () => {
      closed++;
    };
  });
  const join = (since: number) => {
    const heard: string[] = [];
    const leave = shared.join(since, (word) =>
      heard.push('sequence' in word ? `${word.kind} ${word.sequence}` : word.kind),
    );
    return { heard, leave };
  };
  return { join, say: (word: Word) => say(word), opened, closed: () => closed };
}

const change = (sequence: number): Word => ({
  kind: 'change',
  sequence,
  change: { kind: 'tag', region: 'us-east-1', id: 'x' },
});

it('is opened once for all, and closed when the last has left', () => {
  const { join, say, opened, closed } = stream();
  const one = join(5);
  const other = join(5);
  say(change(6));
  expect([one.heard, other.heard]).toEqual([['change 6'], ['change 6']]);
  one.leave();
  expect(closed()).toBe(0);
  other.leave();
  expect([opened, closed()]).toEqual([[5], 1]);
  join(6);
  expect(opened).toEqual([5, 6]);
});

it('tells who comes later what it missed, and no more, and how the connection is', () => {
  const { join, say } = stream();
  join(5);
  say({ kind: 'live', sequence: 5 });
  say(change(6));
  say(change(7));
  expect(join(6).heard).toEqual(['change 7', 'live 5']);
  expect(join(7).heard).toEqual(['live 5']);
  say({ kind: 'lost' });
  expect(join(7).heard).toEqual(['lost']);
});

it('says that it does not know what came before it was opened, or is too long ago', () => {
  const { join, say } = stream();
  join(5);
  expect(join(4).heard).toEqual(['reset 5']);
  for (let sequence = 6; sequence < 6 + 2_500; sequence++) say(change(sequence));
  expect(join(6).heard[0]).toBe('reset 2505');
  expect(join(2_504).heard).toEqual(['change 2505']);
});

it('forgets what it knew when everything may have changed', () => {
  const { join, say } = stream();
  join(5);
  say(change(6));
  say({ kind: 'reset', sequence: 2 });
  expect(join(2).heard).toEqual([]);
  say(change(3));
  expect(join(2).heard).toEqual(['change 3']);
});
