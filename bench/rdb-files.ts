import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline as flow } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type DatasetKind, pipeline } from './dataset.ts';

/** Where the binaries of an engine are. */
export interface EngineBinaries {
  server: string;
  cli: string;
}

const READY_MILLISECONDS = 30_000;

/** The RDB file of a dataset as a bare server writes it; made once and kept in `cache`. */
export async function rdbFile(
  kind: DatasetKind,
  scale: number,
  engine: EngineBinaries,
  cache = join(tmpdir(), 'holdfast-bench'),
): Promise<string> {
  const path = join(cache, `${kind}-${scale}.rdb`);
  const made = await access(path).then(
    () => true,
    () => false,
  );
  if (made) return path;
  await mkdir(cache, { recursive: true });
  const directory = await mkdtemp(join(cache, 'making-'));
  const socket = join(directory, 's');
  const server = spawn(
    engine.server,
    ['--port', '0', '--unixsocket', socket, '--dir', directory, '--save', ''],
    {
      stdio: 'ignore',
    },
  );
  try {
    await answers(engine.cli, socket);
    await feed(engine.cli, socket, kind, scale);
    await run(engine.cli, ['-s', socket, 'SAVE']);
    await rename(join(directory, 'dump.rdb'), path);
  } finally {
    server.kill('SIGKILL');
    await once(server, 'exit');
    await rm(directory, { recursive: true, force: true });
  }
  return path;
}

async function feed(cli: string, socket: string, kind: DatasetKind, scale: number): Promise<void> {
  const pipe = spawn(cli, ['-s', socket, '--pipe'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  pipe.stdout.on('data', (text) => {
    said = `${said}${text}`.slice(-400);
  });
  const ended = once(pipe, 'close');
  await flow(Readable.from(pipeline(kind, scale)), pipe.stdin);
  await ended;
  if (!said.includes('errors: 0,')) throw new Error(`the dataset wasn't taken: ${said}`);
}

async function answers(cli: string, socket: string): Promise<void> {
  for (const end = Date.now() + READY_MILLISECONDS; ; await delay(20)) {
    const answer = await run(cli, ['-s', socket, 'PING']).catch(() => '');
    if (answer.includes('PONG')) return;
    if (Date.now() > end) throw new Error('the server does not answer');
  }
}

/** Output of a program; fails when the program does. */
export async function run(program: string, args: readonly string[]): Promise<string> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text;
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${output.slice(-400)}`);
  return output;
}
