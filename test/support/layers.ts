import type { Arrow } from './imports.ts';

/**
 * What the modules of each folder of src may import, beside those of their own folder: arrows point down. A folder
 * that isn't listed is a mistake; a new arrow is added here, with thought, or not at all.
 */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  rdb: [],
  aof: [],
  store: ['domain'],
  // Figures over time: the arithmetic, and a database of its own.
  metrics: ['store/node-sqlite.ts', 'domain'],
  runtime: ['domain'],
  engine: ['domain'],
  engines: ['domain'],
  // HAProxy is a process that the runtime runs, as a node is.
  proxy: ['runtime', 'domain'],
  snapshots: ['rdb', 'domain'],
  control: ['snapshots', 'proxy', 'runtime', 'engine', 'engines', 'rdb', 'aof', 'metrics', 'store', 'domain'],
  actions: ['control', 'snapshots', 'engine', 'engines', 'metrics', 'store', 'domain'],
  // Knows AWS's wire, and of the rest only that there are faults.
  'api/protocol': ['domain/fault.ts'],
  api: ['api/protocol', 'domain'],
  client: ['api', 'api/protocol', 'domain'],
  // The web console's server side: sessions, the change stream, the pages; the API's actions by their handlers only.
  console: ['api', 'api/protocol', 'control', 'store', 'domain'],
  // Where all of it is put together; nobody imports it.
  cli: [
    ...[
      'client',
      'api',
      'console',
      'actions',
      'control',
      'snapshots',
      'proxy',
      'runtime',
      'engine',
      'engines',
      'store',
      'domain',
    ],
  ],
};

/** What the console's pages may import of the server: rules that need no server, and the types of operations. */
const PAGES_MAY = (to: string) => to.startsWith('src/domain/') || to === 'src/api/operation-types.ts';

/** Tests, and what only they use, may look at anything. */
function isFree(file: string): boolean {
  return !file.startsWith('src/') || /\.test\.ts$|(^|\/)testing\.ts$/.test(file);
}

/** The arrows that point up, or out of src, each in words. */
export function upwardArrows(
  arrows: readonly Arrow[],
  layers: Readonly<Record<string, readonly string[]>> = LAYERS,
): string[] {
  return arrows.filter(({ from }) => !isFree(from)).flatMap((arrow) => complaint(arrow, layers) ?? []);
}

/** Arrows out of the console's pages to anything that a browser has no business with, each in words. */
export function strayPageArrows(arrows: readonly Arrow[]): string[] {
  return arrows
    .filter(({ from, to }) => from.startsWith('console/src/') && !to.startsWith('console/src/'))
    .filter(({ to }) => !PAGES_MAY(to))
    .map(({ from, to }) => `${from} imports ${to}: pages may import src/domain and types of operations`);
}

function complaint({ from, to }: Arrow, layers: Readonly<Record<string, readonly string[]>>) {
  const own = layerOf(from, layers);
  if (own === undefined) return `${from} is in no layer: give its folder a place`;
  if (!to.startsWith('src/')) return `${from} imports ${to}, which is no part of what is shipped`;
  const path = to.slice('src/'.length);
  if (layerOf(to, layers) === own) return undefined;
  const allowed = layers[own]!.some((one) =>
    one.endsWith('.ts') ? path === one : layerOf(to, layers) === one,
  );
  return allowed
    ? undefined
    : `${from} imports ${to}: ${own} may import ${layers[own]!.join(', ') || 'nothing'}`;
}

/** The longest folder of the table that a file lies in. */
function layerOf(file: string, layers: Readonly<Record<string, readonly string[]>>): string | undefined {
  return Object.keys(layers)
    .filter((folder) => file.startsWith(`src/${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** Each arrow between folders of src, once, with tests left out. */
export function folderArrows(arrows: readonly Arrow[]): Arrow[] {
  const folderOf = (file: string) => file.split('/').slice(0, 2).join('/');
  const pairs = arrows
    .filter(({ from, to }) => !isFree(from) && folderOf(from) !== folderOf(to))
    .map(({ from, to }) => `${folderOf(from)} ${folderOf(to)}`);
  return [...new Set(pairs)].map((pair) => {
    const [from, to] = pair.split(' ') as [string, string];
    return { from, to };
  });
}
