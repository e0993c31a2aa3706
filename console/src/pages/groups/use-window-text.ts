import { useCallback } from 'react';
import { UNKNOWN, useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { nextWindow } from './next-window.ts';

/** When a maintenance window comes next, in words: `sun:05:00-sun:06:00 (UTC), next on Sun, Mar 1, 05:00 UTC, in 3 days`. */
export function useWindowText(): (window: string | undefined) => string {
  const t = useText();
  const { utc, ago } = useFormat();
  return useCallback(
    (window) => {
      const next = nextWindow(window, new Date());
      if (!next) return UNKNOWN;
      if (next.open) return t('groups.windowOpen', { window: next.window });
      return t('groups.windowNext', { window: next.window, start: utc(next.start), ago: ago(next.start) });
    },
    [t, utc, ago],
  );
}
