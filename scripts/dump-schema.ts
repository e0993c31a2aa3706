// Writes src/store/schema.sql, what the migrations add up to: node scripts/dump-schema.ts
import { writeFileSync } from 'node:fs';
import { dumpSchema } from './lib/schema-dump.ts';

writeFileSync(new URL('../src/store/schema.sql', import.meta.url), dumpSchema());
process.stdout.write('wrote src/store/schema.sql\n');
