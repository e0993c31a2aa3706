// GETs and SETs at a fixed rate, each timed from when it should have been sent, whatever held it up since.
import { once } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { createClient } from '@redis/client';
import type { LatencyProbe } from '../support/latency-probe.ts';
import { monotonicMs } from '../support/statistics.ts';

const { host, port, perSecond, keys, bytes } = workerData as LatencyProbe;
const value = 'x'.repeat(bytes);
const intendedAt: number[] = [];
const latencies: number[] = [];

const client = createClient({ socket: { host, port, reconnectStrategy: false }, disableClientInfo: true });
client.on('error', (error) => {
  throw error;
});
await client.connect();
const ticker = new Worker(new URL('./ticker.ts', import.meta.url), { workerData: { perSecond } });

ticker.on('message', (intended: number) => {
  const key = `document:${Math.floor(Math.random() * keys)}`;
  const isRead = latencies.length % 2 === 0;
  void client.sendCommand(isRead ? ['GET', key] : ['SET', key, value]).then(() => {
    intendedAt.push(intended);
    latencies.push(monotonicMs() - intended);
  });
});

parentPort!.once('message', async () => {
  await ticker.terminate();
  // What is on its way still counts.
  await client.close();
  parentPort!.postMessage({ intendedAt, latencies });
  parentPort!.close();
});
await once(ticker, 'online');
parentPort!.postMessage('probing');
