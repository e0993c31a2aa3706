import { expect, it } from 'vitest';
import type { CacheEvent } from '../../api/json.ts';
import { type Feed, keyed, withNewest, withOlder } from './feed.ts';

const events = (...messages: string[]): CacheEvent[] =>
  messages.map((Message) => ({ Message, Date: '2026-01-05T12:00:00Z', SourceIdentifier: 'a' }));
const messagesOf = (feed: Feed) => feed.events.map(({ event }) => event.Message).join('');

it('names events that say the same by their place among each other', () => {
  const keys = keyed(events('a', 'b', 'a')).map(({ key }) => key);
  expect(new Set(keys).size).toBe(3);
});

it('puts new ones on top, and keeps the older pages that were asked for', () => {
  let feed = withNewest(undefined, { Events: events('c', 'b'), Marker: 'm1' });
  feed = withOlder(feed, { Events: events('a'), Marker: 'm2' });
  feed = withNewest(feed, { Events: events('d', 'c'), Marker: 'other' });
  expect([messagesOf(feed), feed.marker]).toEqual(['dcba', 'm2']);
});

it('starts over when so much happened that the newest page does not reach what was there', () => {
  let feed = withNewest(undefined, { Events: events('b', 'a'), Marker: 'm1' });
  feed = withNewest(feed, { Events: events('d', 'c'), Marker: 'm3' });
  expect([messagesOf(feed), feed.marker]).toEqual(['dc', 'm3']);
});

it('is the page alone when that is all there is', () => {
  const feed = withNewest(withNewest(undefined, { Events: events('b', 'a') }), { Events: events('c', 'b') });
  expect([messagesOf(feed), feed.marker]).toEqual(['cb', undefined]);
  expect(messagesOf(withNewest(feed, {}))).toBe('');
});
