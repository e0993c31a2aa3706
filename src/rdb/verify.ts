import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { VerifyControl } from './control.ts';
import type { Digest } from './digest-reading.ts';
import { RdbError } from './rdb-error.ts';
import type { RdbReport } from './report.ts';
import { onThread, prepareThread } from './verify-threads.ts';

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

export interface Verification<Report> {
  /** Rejects with `RdbError`, whatever happens. */
  result: Promise<Report>;
  /** Bytes and keys read so far; asking costs nothing. */
  progress(): { bytes: number; keys: number };
  /** With `follow`: the file won't grow any more. */
  sourceEnded(): void;
  /** Gives up: `result` rejects with `aborted` within milliseconds. */
  abort(): void;
}

export type RdbVerification = Verification<RdbReport>;

/**
 * Reads an RDB file once, on a thread of its own: to its end marker and nothing after it, its CRC64, keys and
 * expiries of each database against what it declares, SHA-256 from the first byte on.
 */
export function verifyRdb(path: string, options: VerifyOptions = {}): RdbVerification {
  const control = new VerifyControl();
  const request = { path, follow: options.follow ?? false, digestOnly: false };
  return handle(control, read<RdbReport>(request, control, options.expect));
}

/**
 * Reads a file that was verified before, on a thread of its own, and finds whether it is still the same, byte for
 * byte, by its SHA-256: in less than half the time that reading all it holds would take.
 */
export function verifyDigest(path: string, expect: { sha256: string; bytes: number }): Verification<Digest> {
  const control = new VerifyControl();
  return handle(control, read<Digest>({ path, follow: false, digestOnly: true }, control, expect));
}

/** Has a thread ready for a file that is about to be written and followed. Costs nothing when one is. */
export const prepareToFollow: () => Promise<void> = prepareThread;

function handle<Report>(control: VerifyControl, result: Promise<Report>): Verification<Report> {
  // Whoever calls a verification off needn't wait for its end: that it was rejected then is nobody's fault.
  result.catch(() => undefined);
  return {
    result,
    progress: () => control.progress,
    sourceEnded: () => control.sourceEnded(),
    abort: () => control.abort(),
  };
}

async function read<Report extends Digest>(
  request: { path: string; follow: boolean; digestOnly: boolean },
  control: VerifyControl,
  expect: VerifyOptions['expect'],
): Promise<Report> {
  // At once: a temporary file may soon have another name.
  const file = open(request.path);
  try {
    const report = await onThread({ ...request, file, control: control.memory });
    return expected(request.path, report as Report, expect);
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

function expected<Report extends Digest>(
  path: string,
  report: Report,
  { sha256, bytes }: NonNullable<VerifyOptions['expect']> = {},
): Report {
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
