import { useEffect, useState } from 'react';
import { useFormat } from '../i18n/use-format.ts';

const TICK_MS = 5_000;

/** How long ago something was, counted on while one looks; the time itself when one points at it. */
export function Ago({ time }: { time: string | undefined }) {
  const format = useFormat();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  if (time === undefined) return null;
  // What is newer than the last tick is no time ahead.
  const seen = Math.max(now, Date.parse(time));
  return (
    <time dateTime={time} title={format.time(time)}>
      {format.ago(time, seen)}
    </time>
  );
}
