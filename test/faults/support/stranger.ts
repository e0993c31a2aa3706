import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** Listens where somebody else wants to; `say` is what it answers to anything. */
export async function occupy(host: string, port: number, say?: string) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (say !== undefined) socket.on('data', () => socket.write(say));
  });
  server.listen(port, host);
  await once(server, 'listening');
  const leave = async () => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  return { port: (server.address() as { port: number }).port, leave, [Symbol.asyncDispose]: leave };
}
