const DAY = 24 * 3_600;

/**
 * What stands below an axis of times, in seconds since 1970: the time of day; the day where it is another one than
 * before. In the zone of `timeZone`, or of the browser.
 */
export function timeLabels(
  splits: readonly number[],
  step: number,
  locale: string,
  timeZone?: string,
): string[] {
  const zone = timeZone === undefined ? {} : { timeZone };
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    ...(step < 60 && { second: '2-digit' }),
    hourCycle: 'h23',
    ...zone,
  });
  const day = new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric', ...zone });
  let before = '';
  return splits.map((seconds, index) => {
    const at = new Date(seconds * 1_000);
    const today = day.format(at);
    const isOther = today !== before && index > 0;
    before = today;
    return step >= DAY || isOther ? today : clock.format(at);
  });
}
