import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { run } from './run.ts';

it('collects both streams and the exit code, in the C locale', async () => {
  const result = await run(['/bin/sh', '-c', 'echo "out $LC_ALL"; echo err >&2; exit 3']);
  expect(result).toEqual({ code: 3, stdout: 'out C\n', stderr: 'err\n' });
});

it('rejects for a program that is not there', async () => {
  await expect(run(['/no/such/program'])).rejects.toMatchObject({ code: 'ENOENT' });
});

it('ends what is aborted, and rejects only once it has ended', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-run-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const script = `import { mkdirSync } from 'node:fs';
for (let n = 0; ; n++) mkdirSync(process.argv[1] + '/' + n);`;
  const controller = new AbortController();
  const running = run([process.execPath, '--input-type=module', '-e', script, folder], {
    signal: controller.signal,
  });
  while ((await readdir(folder)).length === 0) await new Promise(setImmediate);
  controller.abort();
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  const made = (await readdir(folder)).length;
  await new Promise(setImmediate);
  expect((await readdir(folder)).length).toBe(made);
});

it('kills what takes too long', async () => {
  const result = await run(['/bin/sh', '-c', 'exec sleep 60'], { timeout: 50 });
  expect(result.code).toBeNull();
});
