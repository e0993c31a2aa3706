import { isWithin, nextStart, parseMaintenanceWindow } from '../../../../src/domain/windows.ts';

export interface NextWindow {
  /** As the API writes it: `sun:05:00-sun:06:00`. */
  window: string;
  /** It is open already: what waits for it is done within a minute. */
  open: boolean;
  start: Date;
}

/** When a maintenance window begins next; undefined while there is none to be read. */
export function nextWindow(window: string | undefined, now: Date): NextWindow | undefined {
  if (!window) return undefined;
  try {
    const parsed = parseMaintenanceWindow(window);
    return { window, open: isWithin(parsed, now), start: nextStart(parsed, now) };
  } catch {
    return undefined;
  }
}
