import type { CacheEvent } from '../../api/json.ts';

/** An event with a name to tell it by: the API gives it none. */
export interface KeyedEvent {
  key: string;
  event: CacheEvent;
}

/** Events as far back as they were asked for, the newest first. */
export interface Feed {
  events: readonly KeyedEvent[];
  /** Where older ones go on; undefined when there are none. */
  marker: string | undefined;
}

interface PageOfEvents {
  Events?: readonly CacheEvent[] | undefined;
  Marker?: string | undefined;
}

/** Names events by what they say; of several that say the same at the same time, by their place among those. */
export function keyed(events: readonly CacheEvent[]): KeyedEvent[] {
  const seen = new Map<string, number>();
  return events.map((event) => {
    const text = [event.Date, event.SourceType, event.SourceIdentifier, event.Message].join('\n');
    const count = seen.get(text) ?? 0;
    seen.set(text, count + 1);
    return { key: `${text}\n${count}`, event };
  });
}

/** The feed once its newest page was asked for again. What was asked for of older pages stays, where the two meet. */
export function withNewest(feed: Feed | undefined, page: PageOfEvents): Feed {
  const events = keyed(page.Events ?? []);
  const start: Feed = { events, marker: page.Marker };
  const last = events.at(-1);
  if (!feed || !last || page.Marker === undefined) return start;
  const meet = feed.events.findIndex(({ key }) => key === last.key);
  return meet < 0 ? start : { events: [...events, ...feed.events.slice(meet + 1)], marker: feed.marker };
}

/** The feed with the page that its marker leads to. */
export function withOlder(feed: Feed, page: PageOfEvents): Feed {
  const known = feed.events.map(({ event }) => event);
  return { events: keyed([...known, ...(page.Events ?? [])]), marker: page.Marker };
}
