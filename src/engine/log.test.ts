import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastWarnings } from './log.ts';

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-log-'));
  file = join(directory, 'node.log');
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const line = (level: string, text: string) => `4711:M 22 Nov 2026 09:24:58.123 ${level} ${text}\n`;

test('warnings are told in the engine’s words, without time and process', async () => {
  writeFileSync(
    file,
    line('*', 'Background saving started by pid 99') +
      line('#', 'Write error saving DB on disk(rdbSaveRio): No space left on device') +
      line('-', 'Accepted 127.0.0.1:33'),
  );
  expect(await lastWarnings(file)).toEqual([
    'Write error saving DB on disk(rdbSaveRio): No space left on device',
  ]);
});

test('what stood there before is left out', async () => {
  writeFileSync(file, line('#', 'old trouble'));
  const { size } = statSync(file);
  writeFileSync(file, line('#', 'new trouble'), { flag: 'a' });
  expect(await lastWarnings(file, size)).toEqual(['new trouble']);
});

test('a bad configuration file is a complaint too', async () => {
  writeFileSync(
    file,
    '\n*** FATAL CONFIG FILE ERROR (Redis 7.0.15) ***\nReading the configuration file, at line 2\n>>> \'maxmemory "lots"\'\nargument must be a memory value\n',
  );
  const words = (await lastWarnings(file)).join('; ');
  expect(words).toContain('FATAL CONFIG FILE ERROR');
  expect(words).toContain('maxmemory "lots"');
});

test('standing advice is no complaint, nor is how an engine introduces itself', async () => {
  writeFileSync(
    file,
    line('#', 'oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo') +
      line('#', 'Redis version=7.0.15, bits=64, commit=00000000, modified=0, pid=4711, just started') +
      line('#', 'Configuration loaded') +
      line('#', 'WARNING Memory overcommit must be enabled!') +
      line('#', 'WARNING: The TCP backlog setting of 511 cannot be enforced') +
      line('#', 'Server initialized'),
  );
  expect(await lastWarnings(file)).toEqual([]);
});

test('no log, no warnings', async () => {
  expect(await lastWarnings(join(directory, 'none'))).toEqual([]);
});
