import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultDataDirectory } from './data-directory.ts';
import { ownCommand, typeable } from './own-command.ts';

let root = '';
let launcher = '';

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'holdfast-own-')));
  launcher = join(root, 'clone', 'bin', 'holdfast');
  for (const folder of ['clone/bin', 'path', "it's", 'user/node_modules/.bin'])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(launcher, '');
  chmodSync(launcher, 0o755);
  symlinkSync(launcher, join(root, 'path', 'holdfast'));
  symlinkSync(launcher, join(root, 'user/node_modules/.bin/holdfast'));
});

afterAll(() => rmSync(root, { recursive: true }));

test('it is called as it can be called from there', () => {
  expect(ownCommand(launcher, { cwd: join(root, 'clone'), path: '' })).toBe('bin/holdfast');
  expect(ownCommand(launcher, { cwd: join(root, 'path'), path: '' })).toBe(launcher);
  expect(ownCommand(launcher, { cwd: root, path: `/nowhere:${join(root, 'path')}` })).toBe('holdfast');
  expect(ownCommand(launcher, { cwd: join(root, 'user'), path: join(root, 'user/node_modules/.bin') })).toBe(
    'npx holdfast',
  );
});

test('a place that sh would take apart is quoted', () => {
  const odd = join(root, "it's", 'holdfast');
  expect(ownCommand(odd, { cwd: join(root, 'clone'), path: '' })).toBe(`'${odd.replace("'", "'\\''")}'`);
});

test('commands in a text get the data directory, where it is not the usual one', () => {
  const text =
    'See what is there: holdfast clusters list. Holdfast has stopped; a holdfast that is no command';
  expect(typeable(text, '/my data')).toMatch(
    /there: \S*holdfast --data '\/my data' clusters list\. Holdfast has stopped; a holdfast that/,
  );
  expect(typeable('holdfast serve', defaultDataDirectory())).not.toContain('--data');
});
