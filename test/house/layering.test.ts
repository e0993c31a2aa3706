// Arrows point down: who may import whom, by the first folder below src. See docs/architecture.md.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '../../src');

/** Layers from the top; each may import what is named, and itself. What is not listed here may not be there. */
const MAY_IMPORT: Record<string, string[]> = {
  cli: [
    'client',
    'api',
    'api/protocol',
    'actions',
    'control',
    'engine',
    'engines',
    'runtime',
    'snapshots',
    'rdb',
    'store',
    'domain',
  ],
  client: ['api', 'api/protocol', 'domain'],
  api: ['api/protocol', 'actions', 'domain'],
  actions: ['control', 'engine', 'engines', 'runtime', 'snapshots', 'rdb', 'store', 'domain', 'api'],
  control: ['engine', 'engines', 'runtime', 'snapshots', 'rdb', 'store', 'domain'],
  snapshots: ['rdb', 'domain'],
  store: ['domain'],
  engine: ['domain'],
  engines: ['domain'],
  runtime: ['domain'],
  'api/protocol': ['domain'],
  rdb: [],
  domain: [],
};

/** The API's generated types are how an action says what it takes and gives; nothing else of api is below actions. */
const TYPES_OF_THE_API = /^api\/(operation-types|[\w-]+\.gen)\.ts$/;

/** Of domain, the wire's side knows the catalogue of faults and nothing that is Redis's. */
const WIRE_OF_DOMAIN = /^domain\/(fault|faults\.gen|regions|arn)\.ts$/;

/** What lies beside src in a package as well. */
const BESIDE_SOURCE = ['../bin/holdfast', '../package.json'];

interface Arrow {
  from: string;
  to: string;
}

/** Every import of one source file out of the project's own, types included. */
function arrowsOf(file: string, text: string): Arrow[] {
  const specifiers = text.matchAll(/(?:\bfrom|\bimport|\bimport\(|\bURL\()\s*['"](\.{1,2}\/[^'"]+)['"]/g);
  return [...specifiers].map(([, specifier]) => ({ from: file, to: join(dirname(file), specifier!) }));
}

function layerOf(file: string): string {
  return file.startsWith('api/protocol/') ? 'api/protocol' : file.split('/')[0]!;
}

function isAllowed({ from, to }: Arrow): boolean {
  const [upper, lower] = [layerOf(from), layerOf(to)];
  if (upper === lower || BESIDE_SOURCE.includes(to)) return true;
  if (!MAY_IMPORT[upper]?.includes(lower)) return false;
  if (upper === 'actions' && lower === 'api') return TYPES_OF_THE_API.test(to);
  if (upper === 'api/protocol') return WIRE_OF_DOMAIN.test(to);
  return true;
}

function sources(): string[] {
  return readdirSync(SOURCE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => relative(SOURCE, join(entry.parentPath, entry.name)));
}

const show = ({ from, to }: Arrow) => `${from} -> ${to}`;

it('every arrow points down', () => {
  const arrows = sources().flatMap((file) => arrowsOf(file, readFileSync(join(SOURCE, file), 'utf8')));
  expect(arrows.length).toBeGreaterThan(100);
  expect(arrows.filter((arrow) => !isAllowed(arrow)).map(show)).toEqual([]);
});

it('every folder is a layer', () => {
  expect([...new Set(sources().map(layerOf))].filter((layer) => !(layer in MAY_IMPORT))).toEqual([]);
});

describe('this test can fail', () => {
  it.each([
    ['domain/state.ts', "import { Store } from '../store/store.ts';"],
    ['domain/state.ts', "import type { Store } from '../store/store.ts';"],
    ['rdb/scan.ts', "export { Fault } from '../domain/fault.ts';"],
    ['engine/config.ts', "const late = await import('../control/context.ts');"],
    ['control/reconcile.ts', "import '../actions/action.ts';"],
    ['api/protocol/parse.ts', "import { nodeTypes } from '../../domain/node-types.ts';"],
    ['rdb/thread.ts', "new Worker(new URL('../snapshots/worker.ts', import.meta.url));"],
    ['cli/tour.ts', "import { fill } from '../../test/support/fill.ts';"],
    ['actions/action.ts', "import { serve } from '../api/server.ts';"],
  ])('%s: %s', (file, line) => {
    const [arrow] = arrowsOf(file, `// first\n${line}\n`);
    expect(arrow && isAllowed(arrow)).toBe(false);
  });
});
