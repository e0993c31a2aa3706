import { expect, test } from 'vitest';
import { dataDirectory, defaultDataDirectory } from './data-directory.ts';

const env = { HOME: '/users/u', HOLDFAST_DATA: '/from/env', XDG_DATA_HOME: '/xdg' };

test('what was said goes before the environment, and that before the usual place', () => {
  expect(dataDirectory('/said', env)).toBe('/said');
  expect(dataDirectory(undefined, env)).toBe('/from/env');
  expect(dataDirectory(undefined, { ...env, HOLDFAST_DATA: '' })).toBe('/xdg/holdfast');
  expect(dataDirectory('here', env)).toBe(`${process.cwd()}/here`);
});

test('XDG_DATA_HOME counts only when it is absolute', () => {
  expect(defaultDataDirectory({ HOME: '/users/u', XDG_DATA_HOME: 'relative' })).toBe(
    '/users/u/.local/share/holdfast',
  );
});
