import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { access, mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline as flow } from 'node:stream/promises';
import type { BenchContext } from '../figure.ts';
import { Child, run } from './child.ts';
import { type DatasetKind, pipeline } from './dataset.ts';
import { CACHE, remove, temporaryDirectory } from './temporary.ts';
import { until } from './until.ts';

/** The RDB file of a dataset as a bare server writes it; made once and kept, as long as the dataset is the same. */
export async function datasetFile(kind: DatasetKind, scale: number, context: BenchContext): Promise<string> {
  const source = await readFile(new URL('./dataset.ts', import.meta.url));
  const edition = createHash('sha256').update(source).digest('hex').slice(0, 8);
  const path = join(CACHE, `${kind}-${scale}-${edition}.rdb`);
  const made = await access(path).then(
    () => true,
    () => false,
  );
  if (!made) await make(path, kind, scale, context);
  return path;
}

async function make(
  path: string,
  kind: DatasetKind,
  scale: number,
  { engine, note }: BenchContext,
): Promise<void> {
  note(`  making the dataset ${path}`);
  await mkdir(CACHE, { recursive: true, mode: 0o700 });
  const directory = temporaryDirectory();
  try {
    const socket = join(directory, 's');
    const place = ['--port', '0', '--unixsocket', socket, '--dir', directory];
    const cli = [...engine.cli, '-s', socket];
    await using server = new Child([...engine.server, ...place, '--save', '']);
    const answers = async () => {
      if (server.hasEnded) throw new Error(`The server ended: ${server.output}`);
      return (await run([...cli, 'PING']).catch(() => '')).includes('PONG');
    };
    await until('the server answers', answers, { everyMs: 20 });
    await feed([...cli, '--pipe'], kind, scale);
    await run([...cli, 'SAVE']);
    await rename(join(directory, 'dump.rdb'), path);
  } finally {
    remove(directory);
  }
}

async function feed(command: readonly string[], kind: DatasetKind, scale: number): Promise<void> {
  await using pipe = new Child(command, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(pipe.process, 'close');
  await flow(Readable.from(pipeline(kind, scale)), pipe.process.stdin!);
  await ended;
  if (!pipe.output.includes('errors: 0,')) throw new Error(`The dataset wasn't taken: ${pipe.output}`);
}
