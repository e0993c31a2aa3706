import DateRangePicker, { type DateRangePickerProps } from '@cloudscape-design/components/date-range-picker';
import { usePreferences } from '../../app/preferences.tsx';
import { useText } from '../../i18n/use-text.ts';
import { ALL_THERE_IS, RANGES, type Range } from './filters.ts';

const MINUTE_MS = 60_000;

interface RangePickerProps {
  value: Range;
  onChange(range: Range): void;
}

/** The last hour, day or 14 days, or from one time to another within these. */
export function RangePicker({ value, onChange }: RangePickerProps) {
  const t = useText();
  const { locale } = usePreferences();
  const options = Object.entries(RANGES).map(([key, amount]) => ({
    key,
    amount,
    unit: 'minute' as const,
    type: 'relative' as const,
  }));
  const nameOf = (minutes: number) => {
    const key = options.find(({ amount }) => amount === minutes)?.key as keyof typeof RANGES | undefined;
    return key ? t(`events.range.${key}`) : '';
  };
  return (
    <DateRangePicker
      value={shown(value, options)}
      onChange={({ detail }) => onChange(rangeOf(detail.value))}
      relativeOptions={options}
      locale={locale}
      rangeSelectorMode="default"
      customRelativeRangeUnits={['minute', 'hour', 'day']}
      showClearButton={false}
      expandToViewport
      ariaLabel={t('events.range')}
      placeholder={t('events.range')}
      isDateEnabled={(date) => isWithin(date.getTime())}
      isValidRange={(range) => validity(range, t('events.rangeWrong'))}
      i18nStrings={{
        formatRelativeRange: (range) =>
          nameOf(minutesOf(range)) || t('events.range.minutes', { count: minutesOf(range) }),
      }}
    />
  );
}

function shown(
  range: Range,
  options: readonly DateRangePickerProps.RelativeOption[],
): DateRangePickerProps.Value {
  if ('from' in range) return { type: 'absolute', startDate: range.from, endDate: range.to };
  const known = options.find(({ amount }) => amount === range.minutes);
  return known ?? { type: 'relative', amount: range.minutes, unit: 'minute' };
}

function rangeOf(value: DateRangePickerProps.Value | null): Range {
  if (value?.type === 'absolute')
    return {
      from: new Date(value.startDate).toISOString(),
      to: new Date(value.endDate).toISOString(),
    };
  return value ? { minutes: minutesOf(value) } : ALL_THERE_IS;
}

const MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 24 * 60 };

function minutesOf({ amount, unit }: { amount: number; unit: string }): number {
  return amount * (MINUTES[unit] ?? 1);
}

/** Events are told of the last 14 days; a day of them counts as a whole. */
function isWithin(at: number): boolean {
  const now = Date.now();
  return at <= now && at >= now - (RANGES['14d'] + 24 * 60) * MINUTE_MS;
}

function validity(
  range: DateRangePickerProps.Value | null,
  errorMessage: string,
): DateRangePickerProps.ValidationResult {
  if (range?.type === 'relative') {
    const minutes = minutesOf(range);
    return minutes >= 1 && minutes <= RANGES['14d'] ? { valid: true } : { valid: false, errorMessage };
  }
  if (!range?.startDate || !range.endDate) return { valid: false, errorMessage };
  const [from, to] = [new Date(range.startDate).getTime(), new Date(range.endDate).getTime()];
  const oldest = Date.now() - RANGES['14d'] * MINUTE_MS;
  return from >= oldest && from <= to ? { valid: true } : { valid: false, errorMessage };
}
