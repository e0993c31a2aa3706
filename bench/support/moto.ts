import { Child } from './child.ts';
import { freePort } from './holdfast.ts';
import { remove, temporaryDirectory } from './temporary.ts';
import { until } from './until.ts';

/** moto's server, where it is installed: the emulator that most people know. */
export async function startMoto(): Promise<(AsyncDisposable & { endpoint: string }) | undefined> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const directory = temporaryDirectory();
  const server = new Child(['moto_server', '-H', '127.0.0.1', '-p', String(port)], { cwd: directory });
  const dispose = async () => {
    await server.end('SIGKILL');
    remove(directory);
  };
  const answers = async () =>
    server.hasEnded ||
    (await fetch(endpoint).then(
      () => true,
      () => false,
    ));
  await until('moto serves', answers, { everyMs: 50 });
  if (!server.hasEnded) return { endpoint, [Symbol.asyncDispose]: dispose };
  await dispose();
  return undefined;
}
