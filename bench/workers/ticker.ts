// Posts the times at which a probe should send, each at that time: a timer of the event loop would be up to 1 ms late.
import { parentPort, workerData } from 'node:worker_threads';
import { monotonicMs } from '../support/statistics.ts';

const { perSecond } = workerData as { perSecond: number };
const clock = new Int32Array(new SharedArrayBuffer(4));
const began = monotonicMs();

for (let tick = 1; ; tick++) {
  const intended = began + (tick * 1000) / perSecond;
  const wait = intended - monotonicMs();
  if (wait > 0) Atomics.wait(clock, 0, 0, wait);
  parentPort!.postMessage(intended);
}
