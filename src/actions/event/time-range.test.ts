import { describe, expect, it } from 'vitest';
import { timeRange } from './time-range.ts';

const now = new Date('2026-03-15T12:00:00Z');
const at = (text: string) => new Date(text);

describe('timeRange', () => {
  it('is the last hour unless asked otherwise', () => {
    expect(timeRange({}, now)).toEqual({ from: at('2026-03-15T11:00:00Z'), to: now });
    expect(timeRange({ Duration: 5 }, now).from).toEqual(at('2026-03-15T11:55:00Z'));
    expect(timeRange({ Duration: 20_160 }, now).from).toEqual(at('2026-03-01T12:00:00Z'));
  });

  it('reaches from StartTime to EndTime, or the hour before EndTime', () => {
    const StartTime = at('2026-03-14T01:00:00Z');
    const EndTime = at('2026-03-14T02:30:00Z');
    expect(timeRange({ StartTime, EndTime, Duration: 1 }, now)).toEqual({ from: StartTime, to: EndTime });
    expect(timeRange({ StartTime }, now)).toEqual({ from: StartTime, to: now });
    expect(timeRange({ EndTime }, now)).toEqual({ from: at('2026-03-14T01:30:00Z'), to: EndTime });
  });

  it('refuses what is too long ago, too long or the wrong way round', () => {
    expect(() => timeRange({ StartTime: at('2026-03-01T11:00:00Z') }, now)).toThrow('more than 14 days back');
    expect(timeRange({ StartTime: at('2026-03-01T11:59:00Z') }, now).from).toEqual(
      at('2026-03-01T11:59:00Z'),
    );
    for (const Duration of [0, -1, 20_161]) {
      expect(() => timeRange({ Duration }, now)).toThrow(`Invalid value ${Duration} for Duration`);
    }
    const wrong = { StartTime: at('2026-03-14T03:00:00Z'), EndTime: at('2026-03-14T02:00:00Z') };
    expect(() => timeRange(wrong, now)).toThrow(
      expect.objectContaining({ code: 'InvalidParameterCombination' }),
    );
    expect(() => timeRange({ StartTime: at('2026-03-16T00:00:00Z') }, now)).toThrow('after the present time');
  });
});
