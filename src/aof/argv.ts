import { type Bytes, readRange } from './append-only-file.ts';

/** More of an argument, and more arguments, aren't shown. */
const SHOWN_BYTES = 64;
const SHOWN_ARGUMENTS = 8;
const HEADER_BYTES = 20;

/**
 * The arguments of the command at `start`, for people to read: long ones are cut, and of many the first are told.
 * Reads little, however long the command is.
 */
export async function readArgv(source: Bytes, start: number): Promise<string[]> {
  const head = await header(source, start);
  const argv: string[] = [];
  let at = head.end;
  for (let i = 0; i < Math.min(head.number, SHOWN_ARGUMENTS); i++) {
    const { number: length, end } = await header(source, at);
    const shown = await readRange(source, end, end + Math.min(length, SHOWN_BYTES));
    argv.push(shown.toString('utf8') + (length > SHOWN_BYTES ? `... (${length} bytes)` : ''));
    at = end + length + 2;
  }
  if (head.number > SHOWN_ARGUMENTS) argv.push(`... (${head.number} arguments)`);
  return argv;
}

/** The number of a line such as `*3` or `$11`, and where the line ends. */
async function header(source: Bytes, at: number): Promise<{ number: number; end: number }> {
  const line = (await readRange(source, at, Math.min(at + HEADER_BYTES, source.end))).toString('latin1');
  const end = line.indexOf('\r\n');
  return { number: Number(line.slice(1, end)), end: at + end + 2 };
}
