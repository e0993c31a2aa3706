// Overwrites keys of the dataset at a fixed rate, whether or not the server keeps up. A thread of its own, so that
// it neither delays what is measured elsewhere nor is delayed by it.
import { once } from 'node:events';
import { connect } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import type { WriteLoad } from '../support/write-load.ts';

const { host, port, perSecond, connections, keys, bytes } = workerData as WriteLoad;
const TICK_MS = 5;
const value = 'x'.repeat(bytes);

let sent = 0;
const sockets = Array.from({ length: connections }, () => {
  const socket = connect({ host, port, noDelay: true });
  // Replies are `+OK`; anything else means that this is no load at all.
  socket.on('data', (replies) => {
    if (replies.includes('-')) throw new Error(`The load was refused: ${replies.toString().slice(0, 200)}`);
  });
  return socket;
});

await Promise.all(sockets.map((socket) => once(socket, 'connect')));
parentPort!.postMessage('writing');
const began = performance.now();
setInterval(() => {
  const due = Math.floor(((performance.now() - began) / 1000) * perSecond);
  while (sent < due) {
    const socket = sockets[sent % sockets.length]!;
    let commands = '';
    for (const last = Math.min(due, sent + 8); sent < last; sent++) commands += overwrite();
    socket.write(commands);
  }
}, TICK_MS);

function overwrite(): string {
  const key = `document:${Math.floor(Math.random() * keys)}`;
  return `*3\r\n$3\r\nSET\r\n$${key.length}\r\n${key}\r\n$${bytes}\r\n${value}\r\n`;
}
