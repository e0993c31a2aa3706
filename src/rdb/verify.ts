import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { VerifyControl } from './control.ts';
import { RdbError } from './rdb-error.ts';
import type { RdbReport } from './report.ts';
import { onThread } from './verify-threads.ts';

export { RdbError, type RdbErrorReason } from './rdb-error.ts';
export type { RdbReport } from './report.ts';

export interface VerifyOptions {
  /**
   * The file is still being written by someone else, like BGSAVE's temporary one: read to its present end, wait
   * a few milliseconds and go on, until `sourceEnded()` was called and the end was reached. It may be renamed meanwhile.
   */
  follow?: boolean;
  /** What is known of the file already; `RdbError` `digest` if it is another. `sha256` in hex. */
  expect?: { sha256?: string; bytes?: number };
}

export interface RdbVerification {
  /** Rejects with `RdbError`, whatever happens. */
  result: Promise<RdbReport>;
  /** Bytes and keys read so far; asking costs nothing. */
  progress(): { bytes: number; keys: number };
  /** With `follow`: the file won't grow any more. */
  sourceEnded(): void;
  /** Gives up: `result` rejects with `aborted` within milliseconds. */
  abort(): void;
}

/**
 * Reads an RDB file once, on a thread of its own: to its end marker and nothing after it, its CRC64, keys and
 * expiries of each database against what it declares, SHA-256 from the first byte on.
 */
export function verifyRdb(path: string, options: VerifyOptions = {}): RdbVerification {
  const control = new VerifyControl();
  const result = read(path, options, control);
  // Whoever calls a verification off needn't wait for its end: that it was rejected then is nobody's fault.
  result.catch(() => undefined);
  return {
    result,
    progress: () => control.progress,
    sourceEnded: () => control.sourceEnded(),
    abort: () => control.abort(),
  };
}

async function read(path: string, options: VerifyOptions, control: VerifyControl): Promise<RdbReport> {
  // At once: a temporary file may soon have another name.
  const file = open(path);
  try {
    const request = { file, path, follow: options.follow ?? false, control: control.memory };
    return expected(path, await onThread(request), options.expect);
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  let file: number | undefined;
  try {
    // Without O_NONBLOCK the opening of a pipe waits for a writer for ever.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!fstatSync(file).isFile()) throw new Error('it is no regular file');
    return file;
  } catch (error) {
    if (file !== undefined) closeSync(file);
    throw new RdbError('unreadable', `${path} can't be read: ${(error as Error).message}`, { cause: error });
  }
}

function expected(
  path: string,
  report: RdbReport,
  { sha256, bytes }: NonNullable<VerifyOptions['expect']> = {},
): RdbReport {
  if (bytes !== undefined && bytes !== report.bytes) {
    throw new RdbError('digest', `${path} has ${report.bytes} bytes, not the ${bytes} it had`);
  }
  if (sha256 !== undefined && sha256.toLowerCase() !== report.sha256) {
    throw new RdbError(
      'digest',
      `${path} is another file than it was: its SHA-256 is ${report.sha256}, not ${sha256}`,
    );
  }
  return report;
}
