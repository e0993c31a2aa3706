import { useMemo } from 'react';
import { useIntl } from 'react-intl';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const STEP = 1_024;
const MINUTE = 60_000;

export interface Format {
  /** 1,048,576 as `1 MB`; a dash for what isn't known. */
  bytes(value: number | undefined): string;
  number(value: number | undefined, digits?: number): string;
  percent(value: number | undefined): string;
  /** Day and time in the browser's zone. */
  time(value: string | Date | undefined): string;
  /** The same in UTC, and said so: what windows are told in. */
  utc(value: string | Date | undefined): string;
  /** `3 minutes ago`. */
  ago(value: string | Date | undefined, now?: number): string;
  /** Milliseconds, as `12 ms`, `3.4 s`, `2 min`, `5 hr` or `3 days`. */
  duration(ms: number | undefined): string;
}

/** What is shown for a value that isn't known. */
export const UNKNOWN = '–';

const UTC = { weekday: 'short', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;

/** Numbers, sizes and times as the reader's language writes them. */
export function useFormat(): Format {
  const intl = useIntl();
  return useMemo(() => {
    const unit = (value: number, name: string, digits: number) =>
      intl.formatNumber(value, {
        style: 'unit',
        unit: name,
        // `89 bytes`, not `89 byte`; `2 MB`, not `2 megabytes`.
        unitDisplay: name === 'byte' ? 'long' : 'short',
        maximumFractionDigits: digits,
      });
    return {
      bytes(value) {
        if (value === undefined) return UNKNOWN;
        const power = value < STEP ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(value) / 10));
        const scaled = value / STEP ** power;
        return unit(scaled, UNITS[power]!, power === 0 || scaled >= 100 ? 0 : 1);
      },
      number: (value, digits = 0) =>
        value === undefined ? UNKNOWN : intl.formatNumber(value, { maximumFractionDigits: digits }),
      percent: (value) =>
        value === undefined
          ? UNKNOWN
          : intl.formatNumber(value / 100, { style: 'percent', maximumFractionDigits: 1 }),
      time: (value) =>
        value === undefined ? UNKNOWN : intl.formatDate(value, { dateStyle: 'medium', timeStyle: 'medium' }),
      utc: (value) =>
        value === undefined
          ? UNKNOWN
          : intl.formatDate(value, { ...UTC, timeZone: 'UTC', timeZoneName: 'short' }),
      ago(value, now = Date.now()) {
        if (value === undefined) return UNKNOWN;
        const seconds = (new Date(value).getTime() - now) / 1_000;
        const [size, name] = (
          [
            [86_400, 'day'],
            [3_600, 'hour'],
            [60, 'minute'],
          ] as const
        ).find(([each]) => Math.abs(seconds) >= each) ?? [1, 'second'];
        return intl.formatRelativeTime(Math.round(seconds / size), name);
      },
      duration(ms) {
        if (ms === undefined) return UNKNOWN;
        if (ms < 1_000) return unit(ms, 'millisecond', ms < 10 ? 1 : 0);
        if (ms < 2 * MINUTE) return unit(ms / 1_000, 'second', 1);
        if (ms < 2 * 60 * MINUTE) return unit(ms / MINUTE, 'minute', 1);
        const hours = ms / (60 * MINUTE);
        return hours < 48 ? unit(hours, 'hour', 1) : unit(hours / 24, 'day', 1);
      },
    };
  }, [intl]);
}
