import { describe, expect, it } from 'vitest';
import type { Content, EntryOf } from '../history.ts';
import { PROMISES } from './check.ts';
import { failedOver, type Story, switchedOver } from './story.ts';

const only = async (story: Story, promise: string, text: RegExp) =>
  expect((await story.verdict()).findings).toEqual([
    { promise, at: expect.any(Number), text: expect.stringMatching(text) },
  ]);

describe('replicas', () => {
  it('hold what their primary holds', async () => {
    const verdict = await switchedOver().looked(160, 'A', { member: 'a' }).verdict();
    expect(verdict).toMatchObject({ checked: { replicas: 1 }, findings: [] });
  });

  it.each([
    ['less', { at: 18, length: 18 }, /the same for 18 elements, then ends instead of 19-20/],
    [
      'something else',
      { register: 3, counter: 2 },
      /register is 3 instead of 20; its counter is 2 instead of 20/,
    ],
  ])('that hold %s are told', (_, other, text) =>
    only(switchedOver().looked(160, 'A', { member: 'a', ...other }), 'replicas', text),
  );
});

describe('reads', () => {
  it('of whole transactions that grow are right', async () => {
    const story = switchedOver()
      .read(170, 18)
      .read(180, 20)
      .read(190, 20, { member: undefined, reader: 'end' });
    expect(await story.verdict()).toMatchObject({ checked: { reads: 3, restart: 3 }, findings: [] });
  });

  it('that go back on one node are told; on another process they may', async () => {
    await only(switchedOver().read(170, 20).read(180, 18), 'reads', /18 writes, after 20 at 170/);
    expect(await switchedOver().read(170, 20).read(180, 18, { run: 'A' }).broken()).toEqual([]);
  });

  it('of half a transaction are told', () =>
    only(switchedOver().read(170, 18, { counter: 17 }), 'genuine', /half a transaction/));

  it('of outdated data by the reader endpoint are told', async () => {
    const by = { member: undefined, reader: 'end' };
    await only(
      switchedOver().read(9_000, 18, by),
      'reads',
      /18 writes, when 20 had been acknowledged 5 s before/,
    );
    expect(await switchedOver().read(3_000, 18, by).broken()).toEqual([]);
    const absent = {
      type: 'step',
      n: 1,
      text: '',
      outcome: '',
      from: 4_000,
      to: 8_000,
      hinders: 'control',
    } as const;
    expect(await switchedOver().read(9_000, 18, by).add(absent).broken()).toEqual([]);
  });

  it('lack what no report names but was found missing, and no more', async () => {
    const by = { member: undefined, reader: 'end' };
    const found = async (fewer: number) => {
      const story = failedOver([9, 10], []);
      Object.assign(story.entries.findLast((entry) => entry.type === 'reported')!, { lossStatus: 'unknown' });
      return story.read(9_000, story.content().length - fewer, by).broken();
    };
    expect(await found(0)).toEqual([]);
    expect(await found(1)).toEqual(['reads']);
  });

  it('of a node that lost what it once had are told', async () => {
    await only(
      switchedOver().read(170, 5).read(180, 0, { ballast: 0, run: 'new' }),
      'restart',
      /only 0 of the 40/,
    );
    const young = switchedOver().read(170, 0, { ballast: 0 }).read(180, 20);
    expect(await young.broken()).toEqual([]);
  });
});

describe('snapshots', () => {
  const restored = (
    other: Partial<EntryOf<'restored'>> = {},
    content: Partial<Content> = {},
    story = switchedOver(),
  ) => {
    const contents = [{ ...story.content(), ...content }];
    return story.add({
      type: 'restored',
      snapshot: 's',
      group: 'g',
      requested: 3_000,
      available: 4_000,
      failure: '',
      contents,
      ...other,
    });
  };

  it('restore to what was there', async () => {
    expect(await restored().verdict()).toMatchObject({ checked: { snapshots: 1 }, findings: [] });
  });

  it('may be a little behind, but not torn', async () => {
    const behind = { at: 15, length: 15, register: 15, counter: 15 };
    expect(await restored({ requested: 200 }, behind).broken()).toEqual([]);
    await only(
      restored({ requested: 200 }, { at: 14, length: 15, entries: [16], register: 16, counter: 15 }),
      'snapshots',
      /1 acknowledged are missing: 15/,
    );
  });

  it('may count less by what a report can not tell', async () => {
    const story = failedOver([9, 10], []);
    Object.assign(story.entries.at(-1)!, { lossStatus: 'unknown' });
    const { counter } = story.content();
    expect(await restored({}, {}, story).broken()).toEqual([]);
    await only(restored({}, { counter: counter - 9 }, story), 'snapshots', /counter is 9 after 20/);
  });

  it.each([
    ['can not be restored', { failure: 'restore-failed' }, {}, /was not restored: restore-failed/],
    ['lack writes', {}, { at: 19, length: 19 }, /1 acknowledged are missing: 20/],
    [
      'hold what was written later',
      { requested: 50, available: 115 },
      {},
      /holds 17, which was written only later/,
    ],
    ['hold a wrong value', {}, { register: 99 }, /register holds 99/],
    ['count too few', {}, { counter: 11 }, /counter is 11 after 20/],
  ])('that %s are told', async (_, other, content, text) => {
    const { findings } = await restored(other, content).verdict();
    expect(findings).toContainEqual({
      promise: 'snapshots',
      at: expect.any(Number),
      text: expect.stringMatching(text),
    });
  });
});

describe('a promoted replica', () => {
  const promoted = (content = {}) => {
    const story = switchedOver();
    return story.add({
      type: 'promoted',
      member: 'c',
      group: 'g',
      from: 200,
      to: 300,
      contents: [{ ...story.content(), ...content }],
    });
  };

  it('holds all that was written before', async () => {
    expect(await promoted().verdict()).toMatchObject({ checked: { promoted: 1 }, findings: [] });
  });

  it('that lacks some of it is told', () =>
    only(promoted({ at: 19, length: 19 }), 'promoted', /c promoted: w: 1 acknowledged are missing: 20/));
});

describe('clients', () => {
  const waited = (to: number) =>
    switchedOver().add({ type: 'waited', group: 'g', how: 'blocked', run: 'A', from: 40, to });

  it('leave an old primary at once', async () => {
    expect(await waited(108).verdict()).toMatchObject({ checked: { clients: 1 }, findings: [] });
  });

  it('that stay are told', () =>
    only(waited(2_200), 'clients', /stayed on run A until 2200, though run B took writes .* from 110/));
});

describe('status', () => {
  it('is right when it names the primary, and while it says that something is the matter', async () => {
    const story = switchedOver().shown(60, 'a').shown(130, 'b').shown(2_000, 'a', 'modifying');
    expect(await story.verdict()).toMatchObject({ checked: { status: 3 }, findings: [] });
  });

  it('that names another primary than the one that takes writes is told', () => {
    const story = switchedOver();
    for (let n = 21; n <= 30; n++) story.wrote(n, 5_000 + n * 20, 'B');
    return only(
      story.looked(6_000, 'B').shown(5_500, 'a'),
      'status',
      /with a as primary, while writes were taken by b/,
    );
  });

  it('that names whoever took the last write is right until another one does', async () => {
    const story = switchedOver().shown(5_500, 'b');
    for (let n = 21; n <= 30; n++) story.wrote(n, 6_000 + n * 20, 'A');
    const { findings } = await story.verdict();
    expect(findings.filter(({ promise }) => promise === 'status')).toEqual([]);
  });

  it('is right with an answer that was begun before another one took writes', async () => {
    const story = switchedOver();
    for (let n = 21; n <= 30; n++) story.wrote(n, 6_000 + n * 20, 'A');
    story.shown(6_300, 'b');
    Object.assign(story.entries.at(-1)!, { to: 6_500 });
    expect(await story.looked(7_000, 'A').broken()).not.toContain('status');
  });

  it('that calls a silent node available is told', async () => {
    const mute = { type: 'mute', member: 'c', from: 200, to: 9_000, why: 'ECONNREFUSED' } as const;
    await only(
      switchedOver().add(mute).shown(5_000, 'b'),
      'status',
      /c was shown available, while its node answered nothing/,
    );
    expect(await switchedOver().add(mute).shown(1_000, 'b').broken()).toEqual([]);
    const away = {
      type: 'step',
      n: 1,
      text: 'kill the controller',
      outcome: 'done',
      hinders: 'control',
    } as const;
    const blind = () =>
      switchedOver()
        .add(mute)
        .add({ ...away, from: 150, to: 2_000 });
    expect(await blind().shown(5_000, 'b').broken()).toEqual([]);
    await only(blind().shown(6_500, 'b'), 'status', /answered nothing/);
  });

  it('that calls a group available which takes no write is told, unless that was to be', async () => {
    const idle = () => switchedOver().shown(10_000, 'b').shown(13_000, 'b').shown(16_000, 'b');
    await only(idle(), 'status', /g was shown available from 10000 to 16001, and took no write/);
    const full = {
      type: 'step',
      n: 1,
      text: 'fill the disk',
      outcome: 'done',
      from: 9_000,
      to: 15_000,
      hinders: 'writes',
    } as const;
    expect(await idle().add(full).broken()).toEqual([]);
    expect(
      await idle().add({ type: 'calm', round: 1, missing: [], from: 12_000, to: 12_500 }).broken(),
    ).toEqual([]);
  });
});

describe('what the run itself saw', () => {
  it('is told', async () => {
    await only(
      switchedOver().add({ type: 'calm', round: 3, missing: ['g is modifying'], from: 1_000, to: 61_000 }),
      'recovers',
      /round 3: g is modifying/,
    );
    await only(
      switchedOver().add({ type: 'wrong', at: 9, promise: 'clean', text: 'a stray file' }),
      'clean',
      /a stray file/,
    );
  });

  it('and only that: a healthy run that came to its end', async () => {
    const { checked, findings } = await switchedOver()
      .add({ type: 'calm', round: 1, missing: [], from: 200, to: 300 })
      .add({ type: 'ended', at: 400 })
      .verdict();
    expect(findings).toEqual([]);
    expect(Object.keys(checked)).toEqual(Object.keys(PROMISES));
    expect(checked).toMatchObject({ recovers: 1, clean: 1 });
  });
});
