import { setImmediate, setTimeout } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { READY, VerifyControl } from './control.ts';
import { Crc64 } from './crc64.ts';
import { type Digest, DigestReading } from './digest-reading.ts';
import { giveWay } from './give-way.ts';
import { RdbError, type RdbErrorReason } from './rdb-error.ts';
import { INPUT_BYTES, Reading, type ReadingSource } from './reading.ts';
import type { RdbReport } from './report.ts';

/** What the thread is asked. */
export interface VerifyRequest extends ReadingSource {
  id: number;
  control: SharedArrayBuffer;
  /** Only its digest is asked for. */
  digestOnly: boolean;
}

/** How a thread is made. */
export interface ThreadData {
  givesWay: boolean;
}

/** What it answers. */
export type VerifyAnswer = { id: number } & (
  | { report: RdbReport | Digest }
  | { reason: RdbErrorReason; message: string }
);

/** 4 MB: a few milliseconds, after which other files have their turn, and new ones are heard of. */
const STEPS_PER_TURN = 8;

/** How often to look whether a file that is still written has grown. */
const POLL_MILLISECONDS = 4;

const crc64 = new Crc64(INPUT_BYTES);
const readings = new Map<number, Reading | DigestReading>();
let going = false;

if ((workerData as ThreadData).givesWay) giveWay();
parentPort!.postMessage(READY);

parentPort!.on('message', ({ id, control: memory, digestOnly, ...source }: VerifyRequest) => {
  const control = new VerifyControl(memory);
  const reading = digestOnly
    ? new DigestReading(source, control, crc64.input)
    : new Reading(source, control, crc64);
  readings.set(id, reading);
  if (!going) void readAll();
});

/** Reads all files by turns, so that none waits for another one's writer. */
async function readAll(): Promise<void> {
  going = true;
  while (readings.size > 0) {
    let anything = false;
    for (const [id, reading] of readings) {
      // Several steps a turn: going round the event loop after each costs a fifth of the time.
      for (let steps = 0; steps < STEPS_PER_TURN && readings.has(id) && step(id, reading); steps++)
        anything = true;
    }
    await (anything ? setImmediate() : setTimeout(POLL_MILLISECONDS));
  }
  going = false;
}

/** Whether there was anything to do. */
function step(id: number, reading: Reading | DigestReading): boolean {
  try {
    const result = reading.step();
    if (typeof result === 'boolean') return result;
    answer({ id, report: result });
  } catch (error) {
    if (!(error instanceof RdbError)) throw error;
    answer({ id, reason: error.reason, message: error.message });
  }
  return true;
}

function answer(message: VerifyAnswer): void {
  readings.delete(message.id);
  parentPort!.postMessage(message);
}
