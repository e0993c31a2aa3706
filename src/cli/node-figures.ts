import { connect } from 'node:net';
import { infoNumber, parseInfo } from '../engine/info.ts';

/** What a node says of itself. */
export interface NodeFigures {
  keys: number;
  /** Bytes. */
  usedMemory: number;
  maxMemory: number;
  clients: number;
  commandsPerSecond: number;
}

const PATIENCE_MS = 500;

/**
 * Asks a node as any client may; undefined when it doesn't answer in time. A bare socket, since this one question
 * isn't worth the time that a client library takes to load.
 */
export async function nodeFigures(address: string, port: number): Promise<NodeFigures | undefined> {
  try {
    const info = parseInfo(await askInfo(address, port));
    const keys = [...info].flatMap(([name, value]) =>
      /^db\d+$/.test(name) ? [Number(/keys=(\d+)/.exec(value)?.[1] ?? 0)] : [],
    );
    return {
      keys: keys.reduce((sum, count) => sum + count, 0),
      usedMemory: infoNumber(info, 'used_memory'),
      maxMemory: infoNumber(info, 'maxmemory'),
      clients: infoNumber(info, 'connected_clients'),
      commandsPerSecond: infoNumber(info, 'instantaneous_ops_per_sec'),
    };
  } catch {
    return undefined;
  }
}

function askInfo(host: string, port: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = connect({ host, port, timeout: PATIENCE_MS }, () => socket.write('INFO\r\n'));
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (part) => {
    text += part;
    const header = /^\$(\d+)\r\n/.exec(text);
    if (text.startsWith('-')) reject(new Error(text.trim()));
    if (header && text.length >= header[0].length + Number(header[1])) resolve(text.slice(header[0].length));
  });
  socket.on('timeout', () => reject(new Error('no answer')));
  socket.on('error', reject);
  socket.on('close', () => reject(new Error('closed')));
  return promise.finally(() => socket.destroy());
}
