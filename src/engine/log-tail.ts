import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

export type LogLevel = 'debug' | 'verbose' | 'notice' | 'warning';

/** A line of a node's log; one that the engine wrote in another form, such as a crash report's, is a message alone. */
export interface LogLine {
  at?: Date;
  level?: LogLevel;
  message: string;
}

/** No more than this is read, however long the lines are. */
const MOST_BYTES = 1_048_576;
const FIRST_BYTES = 65_536;
/** Engines cut their own lines at 1024 bytes; this is what is left of a line of something else. */
const MOST_CHARACTERS = 2_000;

/** The last lines of a log, `count` at most, the newest last. A log that isn't there, or can't be read, has none. */
export async function tailLog(path: string, count: number): Promise<LogLine[]> {
  // Without O_NONBLOCK the opening of a pipe waits for a writer for ever.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => undefined);
  if (!file) return [];
  try {
    const lines = (await file.stat()).isFile() ? await lastLines(file, count) : [];
    return lines.map(parseLogLine);
  } finally {
    await file.close();
  }
}

async function lastLines(file: FileHandle, count: number): Promise<string[]> {
  const { size } = await file.stat();
  for (let span = FIRST_BYTES; ; span *= 4) {
    const bytes = Math.min(span, MOST_BYTES, size);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, size - bytes);
    const text = buffer.toString('utf8', 0, bytesRead);
    // The first one is cut off, unless it is the log's first.
    const whole = bytes === size ? text : text.slice(text.indexOf('\n') + 1);
    const lines = whole.split(/\r?\n/).filter((line) => line.trim() !== '');
    if (lines.length >= count || bytes === size || bytes === MOST_BYTES) return lines.slice(-count);
  }
}

const LEVELS: Readonly<Record<string, LogLevel>> = {
  '.': 'debug',
  '-': 'verbose',
  '*': 'notice',
  '#': 'warning',
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `PID:ROLE DAY MONTH YEAR TIME LEVEL text`. */
const LINE = /^\d+:[A-Z] (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d)\.(\d{3}) ([.*#-]) (.*)$/;

/** The engine writes its time in the zone of this machine. */
export function parseLogLine(line: string): LogLine {
  const match = LINE.exec(line);
  if (!match) return { message: cut(line) };
  const [, day, month, year, hours, minutes, seconds, milliseconds] = match;
  const at = new Date(
    Number(year),
    MONTHS.indexOf(month!),
    Number(day),
    Number(hours),
    Number(minutes),
    Number(seconds),
    Number(milliseconds),
  );
  return { at, level: LEVELS[match[8]!]!, message: cut(match[9]!) };
}

function cut(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
