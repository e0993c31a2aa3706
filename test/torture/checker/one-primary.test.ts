import { describe, expect, it } from 'vitest';
import { Story, switchedOver } from './story.ts';

const own = (member: string) => ({ writer: member, effect: 'push' }) as const;

describe('at most one writable primary per epoch', () => {
  it('holds while one takes over from the other', async () => {
    const story = switchedOver()
      // The new epoch is written down before the old primary is held, so this one is in time.
      .wrote(1, 100.5, 'A', own('a'))
      .wrote(1, 112, 'B', own('b'));
    expect(await story.verdict()).toMatchObject({ checked: { primary: 22 }, findings: [] });
  });

  it('holds when a primary comes back to the one that it was before', async () => {
    const story = switchedOver()
      .granted(200, 3, 'a')
      .reported(3, 'switchover', 'b', 'a')
      .writes(21, 30, 210, 'A')
      .looked(250, 'A');
    expect(await story.broken()).toEqual([]);
  });

  it('holds when an epoch was given up and the one before goes on', async () => {
    const story = new Story()
      .granted(5, 1, 'a')
      .granted(20, 2, 'b')
      .granted(30, 3, 'c')
      .granted(40, 4, 'b')
      .writes(1, 5, 50, 'A')
      .looked(60, 'A');
    expect(await story.broken()).toEqual([]);
  });

  it('is broken by a write on the old primary after one on the new', async () => {
    const story = switchedOver().wrote(1, 113, 'A', own('a'));
    const { findings } = await story.verdict();
    expect(findings).toEqual([
      {
        promise: 'primary',
        at: 113,
        text: 'write 1 of a was acknowledged by a (113 to 114), of epoch 1, begun after write 11 of w was acknowledged by b (110 to 111), of epoch 2',
      },
    ]);
  });

  it('is not broken by a write that was begun before, however late its answer', async () => {
    const story = switchedOver().wrote(1, 99, 'A', { ...own('a'), to: 140 });
    expect(await story.broken()).toEqual([]);
  });

  it('is broken by a write on a node that was granted nothing', async () => {
    const story = switchedOver().wrote(1, 113, 'C', own('c'));
    const { findings } = await story.verdict();
    expect(findings.map(({ text }) => text)).toEqual([expect.stringMatching(/by c .*granted no epoch/)]);
  });

  it('is broken by two nodes at one epoch', async () => {
    const story = new Story()
      .granted(5, 1, 'a')
      .granted(20, 1, 'b')
      .wrote(1, 10, 'A')
      .wrote(2, 30, 'B')
      .looked(40, 'B');
    const { findings } = await story.verdict();
    expect(findings.map(({ text }) => text)).toEqual([expect.stringMatching(/both at epoch 1/)]);
  });

  it('tells a few of many, and how many more', async () => {
    const story = switchedOver();
    for (let n = 1; n <= 50; n++) story.wrote(n, 113 + n, 'A', own('a'));
    const { findings } = await story.verdict();
    expect(findings).toHaveLength(6);
    expect(findings.at(-1)!.text).toBe('g: and 45 more');
  });

  it('leaves out a node that was about to leave', async () => {
    const story = switchedOver().wrote(1, 113, 'C', { ...own('c'), outcome: 'apart' });
    expect(await story.broken()).toEqual([]);
  });
});
