import type { Command } from 'commander';
import { type Api, action, type Cli } from '../command.ts';
import { dataDirectory } from '../data-directory.ts';
import { allGroups } from '../group-state.ts';
import { type NodeFigures, nodeFigures } from '../node-figures.ts';
import { formatAge, formatBytes, formatCount } from '../output/format.ts';
import { fields, table } from '../output/table.ts';
import { allPages } from '../pages.ts';
import type { CacheCluster } from '../wait.ts';
import { bytesDone, operations } from '../watch.ts';
import { allClusters, clusterColumns } from './clusters/list.ts';
import { rolesIn, withRole } from './clusters/roles.ts';
import { engineOf } from './clusters/view.ts';
import { type Event, eventTable, findEvents } from './events.ts';
import { asJson, troubledFirst } from './groups/list.ts';
import { groupColumns } from './groups/view.ts';
import { allSnapshots, snapshotColumns } from './snapshots/list.ts';

const EVENTS_SHOWN = 8;

export function define(command: Command): void {
  command.action(action<[]>(showStatus));
}

async function showStatus(cli: Cli): Promise<void> {
  const [api, holder] = await Promise.all([cli.api(), findHolder(cli)]);
  const server = holder?.endpoint === api.endpoint ? holder : undefined;
  const [engines, clusters, snapshots, work, events] = await Promise.all([
    allEngines(api),
    allClusters(api),
    allSnapshots(api),
    operations(api),
    findEvents(api, { since: 14 * 1_440 }),
  ]);
  const [figures, groups] = await Promise.all([figuresOf(clusters), allGroups(api, clusters)]);
  const roles = rolesIn(groups.map(({ group }) => group));
  const ordered = troubledFirst(groups);
  const lastEvents = events.slice(-EVENTS_SHOWN);
  const { out } = cli;
  const value = {
    server: { endpoint: api.endpoint, region: api.region, ...server },
    CacheEngineVersions: engines,
    ReplicationGroups: ordered.map(asJson),
    CacheClusters: clusters.map((cluster) => ({
      ...withRole(cluster, roles),
      figures: figures.get(cluster),
    })),
    Snapshots: snapshots,
    Operations: work,
    Events: lastEvents,
  };
  out.result(value, () => {
    const heading = (title: string, count: number): string =>
      `${out.style('bold', title)} ${out.style('dim', String(count))}`;
    const section = (title: string, count: number, text: () => string): string[] =>
      count === 0 ? [] : ['', heading(title, count), text()];
    return [
      fields(
        [
          ['Holdfast', `${api.endpoint}  region ${api.region}${server ? describeServer(server) : ''}`],
          ['data', server && dataDirectory(cli.globals.data)],
          ['engines', engines.map(engineOf).join(', ')],
          ['in total', totals(clusters, figures)],
        ],
        out.style,
      ),
      ...section('Replication groups', ordered.length, () =>
        table(ordered, groupColumns(out.style), out.style),
      ),
      ...section('Clusters', clusters.length, () =>
        table(
          clusters,
          [
            ...clusterColumns(out.style, roles),
            { title: 'keys', value: (one) => formatCount(figures.get(one)?.keys), align: 'right' },
            { title: 'memory', value: (one) => memoryOf(figures.get(one)), align: 'right' },
            {
              title: 'ops/s',
              value: (one) => formatCount(figures.get(one)?.commandsPerSecond),
              align: 'right',
            },
          ],
          out.style,
        ),
      ),
      ...section('Snapshots', snapshots.length, () =>
        table(snapshots, snapshotColumns(work, out.style), out.style),
      ),
      ...section('Under way', work.length, () =>
        table(
          work,
          [
            { title: 'work', value: (one) => one.Kind },
            { title: 'resource', value: (one) => one.ResourceId },
            { title: 'step', value: (one) => one.Step },
            { title: 'done', value: bytesDone },
            { title: 'since', value: (one) => formatAge(one.StartTime) },
          ],
          out.style,
        ),
      ),
      ...section('Last events', lastEvents.length, () => eventTable(lastEvents as Event[], out.style)),
    ].join('\n');
  });
  if (clusters.length === 0) {
    out.note(`\nNo clusters in ${api.region} yet. Create one: holdfast clusters create my-redis`);
  }
}

function allEngines(api: Api) {
  return allPages(
    (Marker) => api.call('DescribeCacheEngineVersions', { Marker }),
    (answer) => answer.CacheEngineVersions,
  );
}

interface Holder {
  pid: number;
  endpoint: string;
  startedAt: string;
}

async function findHolder(cli: Cli): Promise<Holder | undefined> {
  const { readHolder } = await import('../serve/controller-lock.ts');
  return readHolder(dataDirectory(cli.globals.data));
}

function describeServer({ pid, startedAt }: Holder): string {
  return `  process ${pid}, started ${formatAge(new Date(startedAt))}`;
}

async function figuresOf(clusters: readonly CacheCluster[]): Promise<Map<CacheCluster, NodeFigures>> {
  const found = await Promise.all(
    clusters.map(async (cluster) => {
      const { Address, Port } = cluster.CacheNodes?.[0]?.Endpoint ?? {};
      const figures = Address && Port ? await nodeFigures(Address, Port) : undefined;
      return figures ? [[cluster, figures] as const] : [];
    }),
  );
  return new Map(found.flat());
}

function totals(
  clusters: readonly CacheCluster[],
  figures: Map<CacheCluster, NodeFigures>,
): string | undefined {
  if (clusters.length === 0) return undefined;
  const all = [...figures.values()];
  const sum = (field: keyof NodeFigures): number => all.reduce((total, one) => total + one[field], 0);
  const counted = `${formatCount(sum('keys'))} keys, ${formatBytes(sum('usedMemory'))}, ${formatCount(sum('commandsPerSecond'))} commands/s`;
  const silent = clusters.length - all.length;
  return silent === 0 ? counted : `${counted}; ${silent} of ${clusters.length} nodes did not answer`;
}

function memoryOf(figures: NodeFigures | undefined): string | undefined {
  if (!figures) return undefined;
  const used = formatBytes(figures.usedMemory);
  return figures.maxMemory > 0 ? `${used} of ${formatBytes(figures.maxMemory)}` : used;
}
