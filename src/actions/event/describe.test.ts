import { describe, expect, it } from 'vitest';
import { type EventSource, recordEvent } from '../../control/events.ts';
import { encodeMarker } from '../../domain/pagination.ts';
import { TEST_NOW, testContext } from '../testing.ts';
import { DescribeEvents } from './describe.ts';

const minutesAgo = (minutes: number) => new Date(TEST_NOW.getTime() - minutes * 60_000);

async function withEvents(...events: [ago: number, source: EventSource, id: string, message: string][]) {
  const context = testContext();
  for (const [ago, source, id, message] of events) {
    await recordEvent(context.store, { region: context.region, source, id, message, at: minutesAgo(ago) });
  }
  return context;
}

const messages = (answer: { Events?: { Message?: string | undefined }[] | undefined }) =>
  answer.Events?.map((event) => event.Message);

describe('DescribeEvents', () => {
  it("tells of the region's last hour, the newest first", async () => {
    const context = await withEvents(
      [61, 'cache-cluster', 'cache', 'too old'],
      [59, 'cache-cluster', 'cache', 'created'],
      [1, 'snapshot', 'saved', 'same time, first'],
      [1, 'cache-parameter-group', 'tuned', 'same time, second'],
    );
    const elsewhere = testContext({ store: context.store, region: 'eu-west-1' });
    await recordEvent(context.store, {
      region: 'eu-west-1',
      source: 'cache-cluster',
      id: 'far',
      message: 'far away',
      at: minutesAgo(2),
    });
    const answer = await DescribeEvents({}, context);
    expect(messages(answer)).toEqual(['same time, second', 'same time, first', 'created']);
    expect(answer.Events![2]).toEqual({
      SourceIdentifier: 'cache',
      SourceType: 'cache-cluster',
      Message: 'created',
      Date: minutesAgo(59),
    });
    expect(messages(await DescribeEvents({ Duration: 61 }, context))).toContain('too old');
    expect(messages(await DescribeEvents({}, elsewhere))).toEqual(['far away']);
  });

  it('filters by source and time', async () => {
    const context = await withEvents(
      [50, 'cache-cluster', 'cache', 'one'],
      [40, 'cache-parameter-group', 'cache', 'two'],
      [30, 'cache-cluster', 'other', 'three'],
    );
    expect(messages(await DescribeEvents({ SourceIdentifier: 'CACHE' }, context))).toEqual(['two', 'one']);
    expect(messages(await DescribeEvents({ SourceType: 'cache-cluster' }, context))).toEqual([
      'three',
      'one',
    ]);
    expect(
      messages(await DescribeEvents({ SourceType: 'cache-cluster', SourceIdentifier: 'cache' }, context)),
    ).toEqual(['one']);
    const range = { StartTime: minutesAgo(40), EndTime: minutesAgo(31) };
    expect(messages(await DescribeEvents(range, context))).toEqual(['two']);
    expect(messages(await DescribeEvents({ EndTime: minutesAgo(45), Duration: 10 }, context))).toEqual([
      'one',
    ]);
  });

  it('gives pages that go on in the same place though more happens meanwhile', async () => {
    const context = await withEvents();
    for (let i = 0; i < 45; i++) {
      const at = minutesAgo(50 - Math.floor(i / 3));
      await recordEvent(context.store, {
        region: context.region,
        source: 'cache-cluster',
        id: 'c',
        message: `event ${i}`,
        at,
      });
    }
    const seen: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const page = await DescribeEvents({ MaxRecords: 20, Marker }, context);
      seen.push(...messages(page)!);
      Marker = page.Marker;
      await recordEvent(context.store, {
        region: context.region,
        source: 'cache-cluster',
        id: 'c',
        message: 'meanwhile',
        at: minutesAgo(0),
      });
    } while (Marker);
    expect(seen).toEqual(Array.from({ length: 45 }, (_, i) => `event ${44 - i}`));
  });

  it('refuses an unknown source type, page size or marker', async () => {
    const context = testContext();
    for (const input of [
      { SourceType: 'cluster' as 'cache-cluster' },
      { MaxRecords: 19 },
      { Marker: 'nonsense' },
      { Marker: encodeMarker('cache') },
    ]) {
      await expect(DescribeEvents(input, context)).rejects.toMatchObject({ code: 'InvalidParameterValue' });
    }
  });
});
