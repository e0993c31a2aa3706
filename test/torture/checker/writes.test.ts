import { describe, expect, it } from 'vitest';
import { failedOver, Story, switchedOver } from './story.ts';

describe('acknowledged writes', () => {
  it('are all there after a planned change', async () => {
    const verdict = await switchedOver().verdict();
    expect(verdict).toMatchObject({ checked: { planned: 20, genuine: 3 }, findings: [] });
  });

  it('that a planned change lost break its promise', async () => {
    const story = failedOver([9, 10], []);
    Object.assign(story.entries.findLast((entry) => entry.type === 'reported')!, { kind: 'switchover' });
    const { findings } = await story.verdict();
    expect(findings.filter(({ promise }) => promise === 'planned')).toHaveLength(2);
    expect(findings.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(
        /^w: 2 acknowledged and pushed, but gone: 9-10, .*epoch 2 \(switchover, ended, a to b/,
      ),
    );
  });

  it('that are gone without any change break the promise of planned ones', async () => {
    const story = new Story().granted(5, 1, 'a').writes(1, 5, 10, 'A').lose(5).looked(50, 'A');
    const { findings } = await story.verdict();
    expect(findings).toContainEqual({
      promise: 'planned',
      at: 51,
      text: expect.stringMatching(/5, .*no change of primary/),
    });
  });

  it('that a failover lost and reported are accounted for', async () => {
    const verdict = await failedOver([9, 10]).verdict();
    expect(verdict).toMatchObject({ checked: { accounted: 2 + 4 }, findings: [] });
  });

  it('that a failover lost and did not report are told', async () => {
    const { findings } = await failedOver([8, 9, 10], [9, 10]).verdict();
    expect(findings.map(({ promise }) => promise)).toEqual(['accounted', 'accounted', 'accounted']);
    expect(findings.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/counter is 7 after 10 .* account for 2/),
        expect.stringMatching(/1 acknowledged and pushed, but gone: 8,/),
        expect.stringMatching(/1 acknowledged and set, but gone: 8,/),
      ]),
    );
  });

  it('may be missing from a report that says how long the dead primary may have held them back', async () => {
    const held = (heldBackMs: number) => {
      const story = new Story().granted(5, 1, 'a').writes(1, 8, 10, 'A').writes(9, 10, 900, 'A').lose(9, 10);
      story.granted(3_001, 2, 'b').looked(3_005, 'B').reported(2, 'failover', 'a', 'b');
      Object.assign(story.entries.at(-1)!, { heldBackMs });
      return story.verdict();
    };
    expect(await held(20)).toMatchObject({ findings: [], losses: { lost: 4, heldBack: 4, unknown: 0 } });
    expect((await held(0)).findings).toHaveLength(3);
    const before = new Story()
      .granted(5, 1, 'a')
      .writes(1, 8, 10, 'A')
      .writes(9, 10, 900, 'A')
      .lose(8, 9, 10);
    before.granted(3_001, 2, 'b').looked(3_005, 'B').reported(2, 'failover', 'a', 'b');
    Object.assign(before.entries.at(-1)!, { heldBackMs: 20 });
    expect((await before.verdict()).findings).toHaveLength(3);
  });

  it('may be lost unseen up to a bound that the report gives, and no further', async () => {
    const bounded = (bytes: number) => {
      const story = failedOver([9, 10], []);
      const report = story.entries.findLast((entry) => entry.type === 'reported')!;
      Object.assign(report, { lossStatus: 'unknown', upperBoundBytes: bytes });
      return story.verdict();
    };
    expect((await bounded(100)).findings).not.toEqual([]);
    expect((await bounded(100_000)).findings).toEqual([]);
  });

  it('may be lost unseen where a report says that it can’t tell', async () => {
    const story = failedOver([9, 10], []);
    Object.assign(story.entries.findLast((entry) => entry.type === 'reported')!, { lossStatus: 'unknown' });
    expect(await story.verdict()).toMatchObject({
      findings: [],
      losses: { lost: 4, heldBack: 0, unknown: 4 },
    });
  });
});

describe('what was never acknowledged', () => {
  it('may be there or not', async () => {
    const begun = () =>
      new Story()
        .granted(5, 1, 'a')
        .writes(1, 5, 10, 'A')
        .wrote(6, 20, 'A', { outcome: 'unknown', to: 3_000 });
    expect(await begun().looked(3_010, 'A').broken()).toEqual([]);
    const there = begun().looked(3_010, 'A', {
      length: 6,
      entries: [1, 2, 3, 4, 5, 6],
      register: 6,
      counter: 6,
    });
    expect(await there.broken()).toEqual([]);
  });

  it.each([
    ['twice', { length: 6, entries: [1, 2, 3, 4, 5, 5] }, /holds 5 twice/],
    ['though it was refused', { length: 6, entries: [1, 2, 3, 4, 5, 6] }, /holds 6, which was refused/],
    ['out of order', { entries: [1, 2, 4, 3, 5] }, /3 stands after 4/],
    ['in the register from nowhere', { register: 77 }, /register holds 77, which was refused/],
    ['counted too often', { counter: 6 }, /counter is 6 after 5 increments at most/],
    ['in another number than is counted', { length: 9 }, /9 elements, and 5 were read/],
  ])('is not there %s', async (_, other, text) => {
    const story = new Story().granted(5, 1, 'a').writes(1, 5, 10, 'A').looked(50, 'A', other);
    const { findings } = await story.verdict();
    expect(findings).toEqual([{ promise: 'genuine', at: 50, text: expect.stringMatching(text) }]);
  });

  it('does not come back once it was gone', async () => {
    const story = failedOver([10]).looked(200, 'B', {
      at: 9,
      length: 20,
      entries: [10, ...Array.from({ length: 10 }, (_, n) => 11 + n)],
    });
    const texts = (await story.verdict()).findings.map(({ text }) => text);
    expect(texts).toContainEqual(expect.stringContaining('10 was gone and is there again'));
  });
});

describe('reports of lost writes', () => {
  it('that claim what is still there are told', async () => {
    const { findings } = await failedOver([10], [9, 10]).verdict();
    expect(findings.map(({ text }) => text)).toEqual([
      'g, epoch 2: 1 writes of w that its report says were lost are there: 9',
    ]);
  });

  it('that claim what was refused are told', async () => {
    const { findings } = await failedOver([10], [10, 55]).verdict();
    expect(findings.map(({ text }) => text)).toEqual([
      'g, epoch 2: 1 writes of w that its report says were lost were refused, or never written: 55',
    ]);
  });

  it.each([
    ['status', { status: 'under-way' }, 'recovers', /report is under-way/],
    ['loss', { lossStatus: 'under-way' }, 'accounted', /still being found out/],
    ['untold loss', { lossStatus: 'untold' }, 'accounted', /says nothing/],
    ['file', { commandsInFile: 1 }, 'accounted', /3 commands were lost .* holds 1/],
  ])('must be whole: %s', async (_, other, promise, text) => {
    const story = failedOver([10]);
    Object.assign(story.entries.findLast((entry) => entry.type === 'reported')!, other);
    expect((await story.verdict()).findings).toEqual([{ promise, at: 0, text: expect.stringMatching(text) }]);
  });
});
