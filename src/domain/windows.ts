import { Fault } from './fault.ts';
import { quoted } from './identifiers.ts';

const DAY = 24 * 60;
const WEEK = 7 * DAY;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const MINUTE_MS = 60_000;
/** The epoch began on a Thursday; windows count their week from Sunday. */
const EPOCH_MINUTE_OF_WEEK = 4 * DAY;

export const MIN_WINDOW_MINUTES = 60;

/** A range of time, UTC, that comes back every day or every week. */
export interface Window {
  /** Minutes after which it comes back: a day or a week. */
  period: typeof DAY | typeof WEEK;
  /** Minutes from the period's beginning: midnight, or Sunday's midnight. */
  start: number;
  minutes: number;
}

export type MaintenanceWindow = Window & { period: typeof WEEK };
export type SnapshotWindow = Window & { period: typeof DAY };

export function maintenanceWindow(start: number, minutes: number): MaintenanceWindow {
  return { period: WEEK, start: modulo(start, WEEK), minutes };
}

export function snapshotWindow(start: number, minutes: number): SnapshotWindow {
  return { period: DAY, start: modulo(start, DAY), minutes };
}

/** `ddd:hh24:mi-ddd:hh24:mi`, UTC, of 60 minutes to 24 hours; it may pass the end of the week. Throws InvalidParameterValue. */
export function parseMaintenanceWindow(
  text: string,
  field = 'PreferredMaintenanceWindow',
): MaintenanceWindow {
  const [from, to, ...more] = text.trim().toLowerCase().split('-');
  const start = minuteOfWeek(from);
  const end = minuteOfWeek(to);
  if (start === undefined || end === undefined || more.length > 0) {
    throw invalid(
      field,
      text,
      'must be in the format ddd:hh24:mi-ddd:hh24:mi (UTC), for example sun:23:00-mon:01:30',
    );
  }
  const minutes = modulo(end - start, WEEK);
  if (minutes < MIN_WINDOW_MINUTES) {
    throw invalid(field, text, `must be at least ${MIN_WINDOW_MINUTES} minutes long: it has ${minutes}`);
  }
  if (minutes > DAY) throw invalid(field, text, 'must be at most 24 hours long: check its days');
  return maintenanceWindow(start, minutes);
}

/** `hh24:mi-hh24:mi`, UTC, of at least 60 minutes; it may pass midnight. Throws InvalidParameterValue. */
export function parseSnapshotWindow(text: string, field = 'SnapshotWindow'): SnapshotWindow {
  const [from, to, ...more] = text.trim().split('-');
  const start = minuteOfDay(from);
  const end = minuteOfDay(to);
  if (start === undefined || end === undefined || more.length > 0) {
    throw invalid(field, text, 'must be in the format hh24:mi-hh24:mi (UTC), for example 05:00-09:00');
  }
  const minutes = modulo(end - start, DAY);
  if (minutes < MIN_WINDOW_MINUTES) {
    throw invalid(field, text, `must be at least ${MIN_WINDOW_MINUTES} minutes long: it has ${minutes}`);
  }
  return snapshotWindow(start, minutes);
}

/** As AWS shows it: lower case, two digits, `sun:23:00-mon:01:30` or `05:00-09:00`. */
export function formatWindow(window: Window): string {
  const show = window.period === WEEK ? showMinuteOfWeek : showMinuteOfDay;
  return `${show(window.start)}-${show(modulo(window.start + window.minutes, window.period))}`;
}

/** Whether the moment lies in the window; its end is no part of it. */
export function isWithin(window: Window, at: Date): boolean {
  return modulo(minuteOf(window, at) - window.start, window.period) < window.minutes;
}

/** The first beginning of the window at or after the moment. */
export function nextStart(window: Window, at: Date): Date {
  const minute = Math.ceil(at.getTime() / MINUTE_MS);
  const wait = modulo(window.start - periodMinute(window, minute), window.period);
  return new Date((minute + wait) * MINUTE_MS);
}

/** Whether the two share a minute on any day. */
export function overlaps(snapshot: SnapshotWindow, maintenance: MaintenanceWindow): boolean {
  return (
    modulo(snapshot.start - maintenance.start, DAY) < maintenance.minutes ||
    modulo(maintenance.start - snapshot.start, DAY) < snapshot.minutes
  );
}

/** Throws InvalidParameterValue when a cluster's two windows overlap. */
export function assertWindowsApart(snapshot: SnapshotWindow, maintenance: MaintenanceWindow): void {
  if (!overlaps(snapshot, maintenance)) return;
  throw new Fault(
    'InvalidParameterValue',
    'The snapshot window and maintenance window must not overlap. ' +
      `SnapshotWindow is ${formatWindow(snapshot)} every day, PreferredMaintenanceWindow is ${formatWindow(maintenance)}: move one of them.`,
  );
}

export function minuteOfDay(text: string | undefined): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text ?? '');
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

function minuteOfWeek(text: string | undefined): number | undefined {
  const day = DAYS.findIndex((name) => text?.startsWith(`${name}:`));
  const minute = minuteOfDay(text?.slice(4));
  return day < 0 || minute === undefined ? undefined : day * DAY + minute;
}

function showMinuteOfDay(minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function showMinuteOfWeek(minute: number): string {
  return `${DAYS[Math.floor(minute / DAY)]}:${showMinuteOfDay(minute % DAY)}`;
}

function minuteOf(window: Window, at: Date): number {
  return periodMinute(window, Math.floor(at.getTime() / MINUTE_MS));
}

function periodMinute(window: Window, minuteSinceEpoch: number): number {
  return modulo(minuteSinceEpoch + EPOCH_MINUTE_OF_WEEK, window.period);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function invalid(field: string, value: string, rule: string): Fault {
  return new Fault('InvalidParameterValue', `Invalid value ${quoted(value)} for ${field}. It ${rule}.`);
}
