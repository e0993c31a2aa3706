import { open } from 'node:fs/promises';
import { createConnection, type Socket } from 'node:net';
import { SOCKET_FILE } from './config.ts';
import { parseServers, type Server } from './servers.ts';

/** HAProxy refused a command, or doesn't answer. The message is a sentence for people. */
export class ProxyError extends Error {
  override name = 'ProxyError';
}

/** It answers within a millisecond, unless it hangs. */
const ANSWER_TIMEOUT_MS = 2_000;
const PROMPT = '\n> ';
/** Levels of syslog: from warnings on, it is no error. */
const LEAST_SEVERE_ERROR = 3;

/**
 * A standing connection to a running HAProxy, through which it is steered. Its end is the news that the process is
 * gone, and `closed` tells it once.
 */
export class RuntimeSocket {
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  /**
   * To the process that listens in `directory`.
   * @throws ProxyError when there is none, or it doesn't answer
   */
  static async open(directory: string): Promise<RuntimeSocket> {
    const socket = await connect(directory);
    const connection = new RuntimeSocket(socket);
    try {
      await connection.command('prompt');
      await connection.command('set severity-output number');
      return connection;
    } catch (error) {
      socket.destroy();
      throw error;
    }
  }

  get isOpen(): boolean {
    return !this.#socket.destroyed;
  }

  /** Sends one command of the runtime API and resolves with what HAProxy says to it. @throws ProxyError */
  async command(text: string): Promise<string> {
    const answer = this.#last.then(() => this.#ask(text));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /** The process's number, its version and the `description` of its configuration. @throws ProxyError */
  async info(): Promise<{ pid: number; version: string; description: string }> {
    const fields = new Map(
      (await this.command('show info')).split('\n').map((line) => {
        const colon = line.indexOf(': ');
        return [line.slice(0, colon), line.slice(colon + 2)];
      }),
    );
    return {
      pid: Number(fields.get('Pid')),
      version: fields.get('Version') ?? '',
      description: fields.get('description') ?? '',
    };
  }

  /** Every server of every slot. @throws ProxyError */
  async servers(): Promise<Server[]> {
    return parseServers(await this.command('show stat -1 4 -1'));
  }

  close(): void {
    this.#socket.destroy();
  }

  #ask(text: string): Promise<string> {
    const socket = this.#socket;
    if (socket.destroyed) throw new ProxyError('HAProxy has ended');
    return new Promise((resolve, reject) => {
      let reply = '';
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        socket.off('data', onData).off('close', onClose);
        settle();
      };
      const onData = (chunk: string) => {
        reply += chunk;
        if (!reply.endsWith(PROMPT)) return;
        const said = reply.slice(0, -PROMPT.length).trim();
        const refusal = refusalIn(said);
        finish(() =>
          refusal === undefined
            ? resolve(said)
            : reject(new ProxyError(`HAProxy refused '${text}': ${refusal}`)),
        );
      };
      const onClose = () => finish(() => reject(new ProxyError(`HAProxy ended at '${text}'`)));
      const timer = setTimeout(() => {
        finish(() =>
          reject(new ProxyError(`HAProxy did not answer '${text}' within ${ANSWER_TIMEOUT_MS / 1000} s`)),
        );
        // Its answer, if it still came, would be taken for the next command's.
        socket.destroy();
      }, ANSWER_TIMEOUT_MS).unref();
      socket.on('data', onData).once('close', onClose);
      socket.write(`${text}\n`);
    });
  }
}

/** `[3]: No such server.` is one; so are some words that HAProxy ranks lower. */
function refusalIn(reply: string): string | undefined {
  const match = /^\[(\d)\]: (.*)/.exec(reply);
  if (!match) return undefined;
  const [, level, words = ''] = match;
  return Number(level) <= LEAST_SEVERE_ERROR || /^(Unknown command|Invalid|Permission denied)/.test(words)
    ? words
    : undefined;
}

/** Through the directory's own number, since the path of a Unix socket holds about 100 bytes. */
async function connect(directory: string): Promise<Socket> {
  try {
    await using handle = await open(directory, 'r');
    return await new Promise<Socket>((resolve, reject) => {
      const socket = createConnection({ path: `/proc/self/fd/${handle.fd}/${SOCKET_FILE}` });
      socket.setEncoding('utf8').once('error', reject);
      socket.once('connect', () => {
        // An error later on ends in `close`, which is listened to.
        socket.off('error', reject).on('error', () => undefined);
        resolve(socket);
      });
    });
  } catch (error) {
    throw new ProxyError(`No HAProxy listens in ${directory}`, { cause: error });
  }
}
