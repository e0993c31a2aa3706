import { type ProgressLine, progressLine, silentProgress } from './progress-line.ts';
import { plain, type Style, styleFor } from './style.ts';

/** Results on stdout, everything else on stderr, so that stdout can be parsed. */
export interface Printer {
  readonly json: boolean;
  readonly style: Style;
  /** The result: the object under --json, else the text made of it. */
  result(value: unknown, text: () => string): void;
  /** For people only; dropped under --json. */
  note(text: string): void;
  progress(): ProgressLine;
}

/** `typeable` makes the commands in a text such that they can be typed as they stand. */
export function createPrinter(json: boolean, typeable: (text: string) => string = (text) => text): Printer {
  return {
    json,
    style: json ? plain : styleFor(process.stdout),
    result(value, text) {
      const shown = json ? JSON.stringify(value, undefined, 2) : text();
      if (shown !== '') process.stdout.write(`${shown}\n`);
    },
    note(text) {
      if (!json) process.stderr.write(`${typeable(text)}\n`);
    },
    progress: () => (json ? silentProgress : progressLine(process.stderr)),
  };
}
