import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { appendFile, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { crc64 } from '../../test/support/crc64-plain.ts';
import { length, rdb, text } from '../../test/support/rdb-builder.ts';
import { RdbError, type RdbVerification, verifyRdb } from './verify.ts';

const FIXTURE = fileURLToPath(new URL('./fixtures/redis-8.0-lru.rdb', import.meta.url));

let directory: string;
let fixture: Buffer;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'verify-rdb-'));
  fixture = await readFile(FIXTURE);
});
afterAll(() => rm(directory, { recursive: true }));

let files = 0;
async function fileOf(bytes: Uint8Array): Promise<string> {
  files += 1;
  const path = join(directory, `${files}.rdb`);
  await writeFile(path, bytes);
  return path;
}

async function refusal({ result }: RdbVerification): Promise<RdbError> {
  const error = await result.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(RdbError);
  return error as RdbError;
}

/** A file of some MB: many keys, and strings longer than any chunk. */
function large(): Buffer {
  const keys = Array.from({ length: 20_000 }, (_, i) => [0, text(`key:${i}`), text(`value ${i}`)]);
  const strings = Array.from({ length: 3 }, (_, i) => [
    0,
    text(`long:${i}`),
    text(Buffer.alloc(1_500_000, i)),
  ]);
  return rdb('REDIS0011', 0xfe, 0, 0xfb, length(20_003), 0, keys, strings);
}

describe('verifying a file', () => {
  it('tells all that is known of it', async () => {
    const report = await verifyRdb(FIXTURE).result;
    expect(report).toMatchObject({
      magic: 'REDIS',
      rdbVersion: 12,
      bytes: fixture.length,
      sha256: createHash('sha256').update(fixture).digest('hex'),
      crc64: crc64(fixture.subarray(0, -8)).toString(16).padStart(16, '0'),
      keys: 84,
      expires: 9,
    });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('of many chunks, with its progress', async () => {
    const bytes = large();
    const verification = verifyRdb(await fileOf(bytes));
    const report = await verification.result;
    expect(report).toMatchObject({ keys: 20_003, bytes: bytes.length });
    expect(report.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(verification.progress()).toEqual({ bytes: bytes.length, keys: 20_003 });
  });

  it('finds every bit that flipped', async () => {
    const path = await fileOf(fixture);
    const file = await open(path, 'r+');
    for (let bit = 3; bit < 8 * fixture.length; bit += 397) {
      const at = bit >> 3;
      await file.write(Buffer.of(fixture[at]! ^ (1 << (bit & 7))), 0, 1, at);
      const error = await refusal(verifyRdb(path));
      expect(['checksum', 'format', 'truncated', 'trailing', 'count']).toContain(error.reason);
      await file.write(fixture, at, 1, at);
    }
    await file.close();
    expect(await verifyRdb(path).result).toMatchObject({ keys: 84 });
  });

  it('tells both checksums when they differ', async () => {
    const broken = Buffer.from(fixture);
    broken[broken.length - 1]! ^= 1;
    const error = await refusal(verifyRdb(await fileOf(broken)));
    expect(error.reason).toBe('checksum');
    expect(error.message).toMatch(/[0-9a-f]{16}.*[0-9a-f]{16}/);
  });

  it('refuses one that is cut off, continued or without a checksum', async () => {
    const reasonOf = async (bytes: Buffer) => (await refusal(verifyRdb(await fileOf(bytes)))).reason;
    expect(await reasonOf(fixture.subarray(0, -1))).toBe('truncated');
    expect(await reasonOf(Buffer.alloc(0))).toBe('truncated');
    expect(await reasonOf(Buffer.concat([fixture, Buffer.of(10)]))).toBe('trailing');
    expect(await reasonOf(Buffer.concat([fixture.subarray(0, -8), Buffer.alloc(8)]))).toBe('no-checksum');
  });

  it('refuses another one than was expected', async () => {
    const sha256 = createHash('sha256').update(fixture).digest('hex');
    await verifyRdb(FIXTURE, { expect: { sha256, bytes: fixture.length } }).result;
    const other = await refusal(verifyRdb(FIXTURE, { expect: { sha256: '0'.repeat(64) } }));
    expect(other.reason).toBe('digest');
    const longer = await refusal(verifyRdb(FIXTURE, { expect: { sha256, bytes: 1 } }));
    expect(longer.message).toContain(`${fixture.length} bytes, not the 1`);
  });

  it('refuses what is no file', async () => {
    const pipe = join(directory, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const path of [join(directory, 'missing'), directory, pipe, '/dev/null']) {
      const error = await refusal(verifyRdb(path));
      expect(error.reason).toBe('unreadable');
      expect(error.message).toContain(path);
    }
  });
});

describe('following a file that is still written', () => {
  it('reads it to its end, under whatever name', async () => {
    const bytes = large();
    const path = await fileOf(bytes.subarray(0, 100));
    const verification = verifyRdb(path, { follow: true });
    // The thread runs only when nobody else wants the processor: on a busy machine that may be a while.
    const read = (n: number) =>
      vi.waitFor(() => expect(verification.progress().bytes).toBe(n), { interval: 1, timeout: 15_000 });
    await read(100);
    for (let at = 100; at < bytes.length; at += 1_000_000) {
      await appendFile(path, bytes.subarray(at, at + 1_000_000));
      await read(Math.min(at + 1_000_000, bytes.length));
    }
    await rename(path, `${path}.done`);
    verification.sourceEnded();
    expect(await verification.result).toMatchObject({ keys: 20_003, bytes: bytes.length });
  });

  it('reads what was written before its end was told', async () => {
    for (let i = 0; i < 20; i++) {
      const path = await fileOf(fixture.subarray(0, 5000));
      const verification = verifyRdb(path, { follow: true });
      await appendFile(path, fixture.subarray(5000));
      verification.sourceEnded();
      expect(await verification.result).toMatchObject({ keys: 84 });
    }
  });

  it('refuses one that its writer left half done', async () => {
    const verification = verifyRdb(await fileOf(fixture.subarray(0, 5000)), { follow: true });
    verification.sourceEnded();
    expect((await refusal(verification)).reason).toBe('truncated');
  });

  it('refuses a damaged one without waiting for its end', async () => {
    const broken = Buffer.from(fixture);
    broken.write('NOTRDB');
    expect((await refusal(verifyRdb(await fileOf(broken), { follow: true }))).reason).toBe('format');
  });

  it('reads the file that had this name when it was asked to', async () => {
    const path = await fileOf(fixture);
    const verification = verifyRdb(path, { follow: true });
    renameSync(path, `${path}.done`);
    writeFileSync(path, 'another one');
    verification.sourceEnded();
    expect(await verification.result).toMatchObject({ keys: 84 });
  });

  it('reads any number at once, and whole ones meanwhile', async () => {
    const path = await fileOf(fixture.subarray(0, 5000));
    const following = Array.from({ length: 12 }, () => verifyRdb(path, { follow: true }));
    const whole = await Promise.all(Array.from({ length: 12 }, () => verifyRdb(FIXTURE).result));
    expect(whole.map((report) => report.keys)).toEqual(Array(12).fill(84));
    await vi.waitFor(() =>
      expect(following.map((one) => one.progress().bytes)).toEqual(Array(12).fill(5000)),
    );
    const [first, ...others] = following as [RdbVerification, ...RdbVerification[]];
    first.abort();
    expect((await refusal(first)).reason).toBe('aborted');
    await appendFile(path, fixture.subarray(5000));
    for (const one of others) one.sourceEnded();
    const reports = await Promise.all(others.map((one) => one.result));
    expect(new Set(reports.map((report) => report.crc64))).toEqual(new Set([reports[0]!.crc64]));
  });
});

describe('the thread', () => {
  const run = async (script: string) => {
    const module = JSON.stringify(new URL('./verify.ts', import.meta.url).href);
    const source = `import { verifyRdb } from ${module}; const path = ${JSON.stringify(FIXTURE)}; ${script}`;
    return await promisify(execFile)(process.execPath, ['--input-type=module', '-e', source], {
      timeout: 10_000,
    });
  };

  it('keeps the process alive while it works, but not for its own sake', async () => {
    const { stdout } = await run('verifyRdb(path).result.then(({ keys }) => console.log(keys))');
    expect(stdout).toBe('84\n');
  });

  it('serves one file after another', async () => {
    const { stdout } = await run(
      "const { readdirSync } = await import('node:fs'); " +
        'for (let i = 0; i < 5; i++) { await verifyRdb(path).result; console.log(readdirSync("/proc/self/task").length); }',
    );
    const threads = stdout.trim().split('\n');
    expect(threads).toHaveLength(5);
    expect(new Set(threads).size).toBe(1);
  });

  it('leaves no file open', async () => {
    const { stdout } = await run(
      "const { readdirSync } = await import('node:fs'); const open = () => readdirSync('/proc/self/fd').length; " +
        // A thread of each kind first: they stay for a while.
        'await verifyRdb(path).result; const first = verifyRdb(path, { follow: true }); first.abort(); ' +
        'await first.result.catch(() => 0); const before = open(); ' +
        "for (const name of [path, '/', '/nowhere', '/dev/null', path]) await verifyRdb(name).result.catch(() => 0); " +
        'const called = verifyRdb(path, { follow: true }); called.abort(); await called.result.catch(() => 0); ' +
        'console.log(open() - before)',
    );
    expect(stdout).toBe('0\n');
  });

  it('that nobody waits for any more ends without a word', async () => {
    const { stderr } = await run('verifyRdb(path, { follow: true }).abort()');
    expect(stderr).toBe('');
  });
});
