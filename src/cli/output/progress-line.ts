import { displayWidth } from './table.ts';

/** Shows how far something is: one line that changes on a terminal, a new line now and then elsewhere. */
export interface ProgressLine {
  update(text: string): void;
  /** Takes the line away from a terminal; before anything else is written. */
  clear(): void;
}

export interface ProgressTarget {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** Without a terminal, no more than one line in this time: logs are read later. */
const QUIET_MS = 2_000;

export function progressLine(
  target: ProgressTarget,
  clock: () => number = () => performance.now(),
): ProgressLine {
  return target.isTTY ? terminalLine(target) : loggedLines(target, clock);
}

export const silentProgress: ProgressLine = { update: () => undefined, clear: () => undefined };

function terminalLine(target: ProgressTarget): ProgressLine {
  let shown = '';
  return {
    update(text) {
      const line = cut(text, (target.columns || 80) - 1);
      if (line === shown) return;
      target.write(`\r\u001b[2K${line}`);
      shown = line;
    },
    clear() {
      if (shown) target.write('\r\u001b[2K');
      shown = '';
    },
  };
}

function loggedLines(target: ProgressTarget, clock: () => number): ProgressLine {
  const begun = clock();
  let last = begun - QUIET_MS / 2;
  let shown = '';
  return {
    update(text) {
      if (text === shown || clock() - last < QUIET_MS) return;
      target.write(`${text}\n`);
      shown = text;
      last = clock();
    },
    clear: () => undefined,
  };
}

function cut(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const character of text) {
    width += displayWidth(character);
    if (width > columns - 1) return `${kept}…`;
    kept += character;
  }
  return kept;
}
