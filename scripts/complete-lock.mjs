// Run after `npm install PACKAGE`, as `npm run lock`. A registry mirror may not carry the builds of a package for other
// platforms; npm then leaves these out of package-lock.json, and `npm ci` refuses such a lock everywhere.
// This puts them back: the name tells the platform, the package that wants them tells the version.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeLock } from './lib/lockfile.mjs';
import { ROOT } from './lib/paths.mjs';

const path = join(ROOT, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const added = completeLock(lock);
if (added.length > 0) writeFileSync(path, `${JSON.stringify(lock, undefined, 2)}\n`);
process.stderr.write(`package-lock.json: ${added.length} packages of other platforms added\n`);
