import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { actions } from './index.ts';

it('has every action that is written, by the name of its operation', () => {
  const written = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const text = readFileSync(`${import.meta.dirname}/${file}`, 'utf8');
      return [...text.matchAll(/^export const (\w+): Action</gm)].map((match) => match[1]!);
    });
  expect(written).toContain('CreateCacheParameterGroup');
  expect(Object.keys(actions)).toEqual(written.toSorted());
});
