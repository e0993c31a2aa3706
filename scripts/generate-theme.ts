// Writes console/src/theme/theme.gen.css, what theme.ts means in Cloudscape's own variables: node scripts/generate-theme.ts
// At build time, so that the console needs no style made at run time, which its Content-Security-Policy would refuse.
import { writeFileSync } from 'node:fs';
import { renderTheme } from './lib/theme.ts';

writeFileSync(new URL('../console/src/theme/theme.gen.css', import.meta.url), await renderTheme());
process.stdout.write('wrote console/src/theme/theme.gen.css\n');
