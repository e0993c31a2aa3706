import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { redis70 } from '../../test/support/engines.ts';
import { EngineInstallError } from './error.ts';
import { verifyEngine } from './verify.ts';

it('has a real server answer, and leaves nothing behind', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'holdfast-verify-'));
  vi.stubEnv('TMPDIR', scratch);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(scratch, { recursive: true });
  });
  await verifyEngine(await redis70());
  expect(await readdir(scratch)).toEqual([]);
});

it.each([
  ['a program that ends at once', ['/bin/false']],
  ['a program that is not there', ['/no/such/redis-server']],
])('refuses %s', async (_, server) => {
  const engine = { ...(await redis70()), server };
  await expect(verifyEngine(engine)).rejects.toThrow(EngineInstallError);
  await expect(verifyEngine(engine)).rejects.toThrow(/does not run here/);
});

it("tells the server's own last words", async () => {
  const engine = await redis70();
  const server = [...engine.server, '--no-such-setting', '1'];
  await expect(verifyEngine({ ...engine, server })).rejects.toThrow(/no-such-setting/);
});
