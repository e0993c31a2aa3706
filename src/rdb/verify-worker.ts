import { parentPort } from 'node:worker_threads';
import { VerifyControl } from './control.ts';
import { RdbError, type RdbErrorReason } from './rdb-error.ts';
import type { RdbReport } from './report.ts';
import { FileVerifier } from './verify-file.ts';

/** What the thread is asked. */
export interface VerifyRequest {
  path: string;
  follow: boolean;
  control: SharedArrayBuffer;
}

/** What it answers. */
export type VerifyAnswer = { report: RdbReport } | { reason: RdbErrorReason; message: string };

const verifier = new FileVerifier();

parentPort!.on('message', ({ path, follow, control }: VerifyRequest) => {
  parentPort!.postMessage(answer(path, follow, new VerifyControl(control)));
});

function answer(path: string, follow: boolean, control: VerifyControl): VerifyAnswer {
  try {
    return { report: verifier.verify(path, follow, control) };
  } catch (error) {
    if (error instanceof RdbError) return { reason: error.reason, message: error.message };
    throw error;
  }
}
