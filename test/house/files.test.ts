// Small files, one idea each; nothing half-done, and nothing of one machine.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const LONGEST = 400;

/** Committed or about to be; generated files and recorded data aside. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\.(tsx?|mjs|sh|sql|css|html)$|^bin\/|^\.ci\//.test(path) && !/\.gen\.\w+$/.test(path))
  .filter((path) => existsSync(join(ROOT, path)));

const texts = files.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

function pathsWith(pattern: RegExp): string[] {
  return texts.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
}

it('no file is longer than 400 lines', () => {
  expect(texts.length).toBeGreaterThan(50);
  const long = texts.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
  expect(long.filter(({ lines }) => lines > LONGEST)).toEqual([]);
});

// Each word is put together, so that this file isn't found by its own rules.
it.each([
  ['work left for later', new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`)],
  ['a check switched off', new RegExp(`@ts-${'ignore'}|@ts-${'nocheck'}|biome-${'ignore-all'}`)],
  ['a test that is skipped by hand', new RegExp(`\\b(it|test|describe)\\.${'skip'}\\(`)],
  ['a home or work folder of one machine', new RegExp(`['"\`](/${'root'}|/${'home'}/\\w+|/${'work'})/`)],
  [
    'the address of a package mirror',
    new RegExp(`${'deb'}\\.debian\\.org|${'archive'}\\.ubuntu\\.com|${'registry'}\\.npmjs\\.org`),
  ],
])('no file has %s', (_, pattern) => {
  expect(pathsWith(pattern)).toEqual([]);
});
