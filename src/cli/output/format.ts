const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/** `1.4 GB`, by powers of 1024 as Redis counts. */
export function formatBytes(bytes: number | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  let value = bytes;
  let unit = 0;
  // 1023.95 would be rounded to 1024.0 of the smaller unit.
  while (value >= 1023.95 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return unit === 0 ? `${bytes} B` : `${value.toFixed(1)} ${UNITS[unit]}`;
}

export function formatCount(count: number | undefined): string | undefined {
  return count?.toLocaleString('en-US');
}

/** `0.042 s`, `3.1 s`, `2 min 05 s`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 1) return `${seconds.toFixed(3)} s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** `12.4 ms`, and from a second on as formatSeconds has it. */
export function formatMilliseconds(milliseconds: number | undefined): string | undefined {
  if (milliseconds === undefined) return undefined;
  return milliseconds < 999.95 ? `${milliseconds.toFixed(1)} ms` : formatSeconds(milliseconds / 1000);
}

const STEPS: readonly (readonly [name: string, seconds: number])[] = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
];

/** `3 min ago`; a time that the other clock calls future is `now`. */
export function formatAge(at: Date | undefined, now: Date = new Date()): string | undefined {
  if (!at) return undefined;
  const seconds = Math.floor((now.getTime() - at.getTime()) / 1000);
  const step = STEPS.find(([, size]) => seconds >= size);
  return step ? `${Math.floor(seconds / step[1])} ${step[0]} ago` : 'now';
}

/** `2026-03-01 12:30:05` in UTC, as the API tells times. */
export function formatTime(at: Date | undefined): string | undefined {
  return at?.toISOString().slice(0, 19).replace('T', ' ');
}

export function yesNo(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'yes' : 'no';
}
