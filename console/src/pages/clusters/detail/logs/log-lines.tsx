import { memo, useEffect, useRef } from 'react';
import { useText } from '../../../../i18n/use-text.ts';
import './logs.css';
import type { LogLine } from './log-line.ts';

/** Alike in all languages: a log is compared with other logs. In the browser's zone. */
const TIME = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
});

interface LogLinesProps {
  lines: readonly LogLine[];
  /** Stay at the newest line, unless somebody scrolled up to read. */
  follow: boolean;
}

export const LogLines = memo(function LogLines({ lines, follow }: LogLinesProps) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when there are other lines
  useEffect(() => {
    const element = box.current;
    if (element && follow && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [lines, follow]);
  return (
    <div
      ref={box}
      className="holdfast-log"
      role="log"
      aria-live="off"
      aria-label={t('clusters.tab.logs')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < 24;
      }}
    >
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names, and equal ones are alike
        <Line key={index} line={line} />
      ))}
    </div>
  );
});

const Line = memo(function Line({ line: { Timestamp, Level, Message } }: { line: LogLine }) {
  return (
    <div data-level={Level}>
      {Timestamp && <time dateTime={Timestamp}>{TIME.format(new Date(Timestamp))}</time>}
      {Level && <span>{Level}</span>}
      <span>{Message}</span>
    </div>
  );
});
