import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import type { NodeEndpoint } from '../node-client.ts';
import { TourFailure } from '../steps.ts';

const END = 'the end of the replay';

/** Sends a file of commands to a node as it is, as `redis-cli --pipe` does. @throws when one of them is refused */
export async function replay(file: string, { address, port }: NodeEndpoint): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = connect({ host: address, port });
  let text = '';
  socket.setEncoding('latin1');
  socket.on('data', (part) => {
    text += part;
    const refused = /^-(.*)\r\n/m.exec(text)?.[1];
    if (refused) reject(new TourFailure(`the replay was answered by ${refused}`));
    if (text.includes(END)) resolve();
    // The last line may come in two parts.
    text = text.slice(text.lastIndexOf('\r\n') + 2);
  });
  socket.on('error', reject);
  socket.on('close', () => reject(new TourFailure('the connection was closed during the replay')));
  const commands = createReadStream(file);
  commands.on('error', reject);
  commands.on('end', () => socket.write(`*2\r\n$4\r\nECHO\r\n$${END.length}\r\n${END}\r\n`));
  commands.pipe(socket, { end: false });
  await promise.finally(() => socket.destroy());
}
