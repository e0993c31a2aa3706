import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dumpSchema } from '../../scripts/lib/schema-dump.ts';

it('src/store/schema.sql is what the migrations add up to', () => {
  const committed = readFileSync(new URL('../../src/store/schema.sql', import.meta.url), 'utf8');
  expect(committed, 'run `node scripts/dump-schema.ts`, and look at what it changes').toBe(dumpSchema());
});
