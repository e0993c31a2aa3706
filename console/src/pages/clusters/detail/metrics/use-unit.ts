import { useCallback } from 'react';
import { UNKNOWN, useFormat } from '../../../../i18n/use-format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import type { Unit } from './charts.ts';

/** Writes a figure with its unit, in the reader's language. */
export function useUnit(unit: Unit): (value: number | null | undefined) => string {
  const t = useText();
  const { bytes, number, percent, duration } = useFormat();
  return useCallback(
    (value) => {
      if (value === undefined || value === null) return UNKNOWN;
      switch (unit) {
        case 'bytes':
          return bytes(value);
        case 'bytesPerSecond':
          return t('metrics.perSecond', { value: bytes(value) });
        case 'percent':
          return percent(value);
        case 'seconds':
          return duration(value * 1_000);
        case 'perSecond':
          return t('metrics.perSecond', { value: number(value, value < 10 ? 2 : 0) });
        case 'count':
          return number(value, value < 10 ? 1 : 0);
      }
    },
    [unit, t, bytes, number, percent, duration],
  );
}
