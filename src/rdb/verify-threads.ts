import { Worker } from 'node:worker_threads';
import { RdbError } from './rdb-error.ts';
import type { RdbReport } from './report.ts';
import type { VerifyAnswer, VerifyRequest } from './verify-worker.ts';

/** More would only take turns at the disk and the processor. */
const MAX_THREADS = 2;
/** A thread takes 15-30 ms to start; it stays this long for the next file, without keeping the process alive. */
const IDLE_MILLISECONDS = 30_000;

const SOURCE = new URL(`./verify-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

interface Job {
  request: VerifyRequest;
  resolve(report: RdbReport): void;
  reject(error: RdbError): void;
}

const queue: Job[] = [];
let working = 0;
let idle: { worker: Worker; timer: NodeJS.Timeout } | undefined;

/** Has a file verified on a thread of its own, or when one is free. */
export function onThread(request: VerifyRequest): {
  result: Promise<RdbReport>;
  withdraw(error: RdbError): void;
} {
  const { promise: result, resolve, reject } = Promise.withResolvers<RdbReport>();
  const job = { request, resolve, reject };
  queue.push(job);
  startNext();
  return {
    result,
    // While it still waits for a thread nobody else would answer.
    withdraw(error) {
      const place = queue.indexOf(job);
      if (place >= 0) queue.splice(place, 1);
      if (place >= 0) reject(error);
    },
  };
}

function startNext(): void {
  if (working === MAX_THREADS) return;
  const job = queue.shift();
  if (!job) return;
  working += 1;
  run(job, takeWorker());
}

function run(job: Job, worker: Worker): void {
  const died = (error?: Error): void => {
    release();
    const why = error ? `: ${error.message}` : '';
    job.reject(
      new RdbError('unreadable', `${job.request.path}: the thread that read it died${why}`, { cause: error }),
    );
  };
  const exited = (): void => died();
  const release = (): void => {
    worker.off('error', died).off('exit', exited);
    working -= 1;
    queueMicrotask(startNext);
  };
  worker.once('error', died).once('exit', exited);
  worker.once('message', (answer: VerifyAnswer) => {
    release();
    keep(worker);
    if ('report' in answer) job.resolve(answer.report);
    else job.reject(new RdbError(answer.reason, answer.message));
  });
  worker.postMessage(job.request);
}

function takeWorker(): Worker {
  if (idle) {
    const { worker, timer } = idle;
    clearTimeout(timer);
    idle = undefined;
    worker.off('error', forget).off('exit', forget);
    worker.ref();
    return worker;
  }
  return new Worker(SOURCE, {
    name: 'verify-rdb',
    // Whatever the process was started with (a test runner's loaders, say) is no concern of this thread.
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 },
  });
}

function keep(worker: Worker): void {
  worker.unref();
  if (idle) {
    void worker.terminate();
    return;
  }
  worker.once('error', forget).once('exit', forget);
  const timer = setTimeout(() => void worker.terminate(), IDLE_MILLISECONDS).unref();
  idle = { worker, timer };
}

function forget(): void {
  if (idle) clearTimeout(idle.timer);
  idle = undefined;
}
