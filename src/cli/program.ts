import { Command } from 'commander';
import { VERSION } from './version.ts';

/** A command of which only name and summary are known until it is called for: the rest takes time to load. */
interface Entry {
  name: string;
  alias?: string;
  summary: string;
  load: () => Promise<{ define(command: Command): void }>;
}

/** By headings of the help: what belongs together stands together. */
const ENTRIES: Readonly<Record<string, readonly Entry[]>> = {
  'Holdfast itself:': [
    { name: 'serve', summary: 'start Holdfast', load: () => import('./commands/serve.ts') },
    {
      name: 'stop',
      summary: 'stop Holdfast; its nodes go on unless told otherwise',
      load: () => import('./commands/stop.ts'),
    },
    {
      name: 'env',
      summary: 'print the variables that point AWS clients at Holdfast',
      load: () => import('./commands/env.ts'),
    },
    {
      name: 'console',
      summary: 'a one-time link to the web console',
      load: () => import('./commands/console.ts'),
    },
    { name: 'status', summary: 'everything on one page', load: () => import('./commands/status.ts') },
    {
      name: 'tour',
      summary: 'see snapshots, or replicas, work; all of it checked',
      load: () => import('./commands/tour.ts'),
    },
    {
      name: 'engines',
      alias: 'engine',
      summary: 'the Redis and Valkey versions that are there',
      load: () => import('./commands/engines/define.ts'),
    },
  ],
  'Clusters and snapshots:': [
    {
      name: 'clusters',
      alias: 'cluster',
      summary: 'create, change and delete cache clusters',
      load: () => import('./commands/clusters/define.ts'),
    },
    {
      name: 'snapshots',
      alias: 'snapshot',
      summary: 'take, copy and restore snapshots',
      load: () => import('./commands/snapshots/define.ts'),
    },
    {
      name: 'parameters',
      alias: 'parameter',
      summary: 'parameter groups and what they set',
      load: () => import('./commands/parameters/define.ts'),
    },
    {
      name: 'subnet-groups',
      alias: 'subnet-group',
      summary: 'subnet groups',
      load: () => import('./commands/subnet-groups/define.ts'),
    },
    {
      name: 'tags',
      alias: 'tag',
      summary: 'tags of a resource',
      load: () => import('./commands/tags/define.ts'),
    },
    { name: 'events', alias: 'event', summary: 'what happened', load: () => import('./commands/events.ts') },
  ],
  'Replication groups:': [
    {
      name: 'groups',
      alias: 'group',
      summary: 'replication groups, their replicas and endpoints',
      load: () => import('./commands/groups/define.ts'),
    },
    {
      name: 'switchover',
      summary: 'change the primary as planned; no write is lost',
      load: () => import('./commands/switchover.ts'),
    },
    {
      name: 'failover',
      summary: 'kill a primary, and see a replica take over',
      load: () => import('./commands/failover/define.ts'),
    },
    {
      name: 'failovers',
      summary: 'reports: how long each took, and what it lost',
      load: () => import('./commands/failovers/define.ts'),
    },
    {
      name: 'promote',
      summary: 'make a replica a cluster of its own',
      load: () => import('./commands/promote.ts'),
    },
    {
      name: 'demote',
      summary: "make a cluster a replica of a group's primary",
      load: () => import('./commands/demote.ts'),
    },
    {
      name: 'cancel',
      summary: 'take back what waits for the maintenance window',
      load: () => import('./commands/cancel.ts'),
    },
  ],
};

export function buildProgram(): Command {
  const program = new Command('holdfast')
    .description('Your own ElastiCache: real Redis and Valkey behind the ElastiCache API.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .option('--data <dir>', 'data directory (HOLDFAST_DATA; ~/.local/share/holdfast)')
    .option('--region <region>', 'region to work in (AWS_REGION; the one of the server)')
    .option('--endpoint <url>', 'API to speak to (the server of the data directory)')
    .option('--json', 'print JSON')
    .exitOverride()
    .showHelpAfterError(false)
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    // Errors are told in one place, in the form that was asked for.
    .configureOutput({ outputError: () => undefined });
  for (const [heading, entries] of Object.entries(ENTRIES)) {
    for (const { name, alias, summary } of entries) {
      const command = program.command(name).description(summary).helpGroup(heading);
      if (alias) command.alias(alias);
    }
  }
  program.hook('preSubcommand', async (_program, command) => {
    const entry = Object.values(ENTRIES)
      .flat()
      .find(({ name }) => name === command.name());
    (await entry?.load())?.define(command);
  });
  return program;
}

/** `holdfast help clusters create` is `holdfast clusters create --help`. */
export function withHelpFlag(args: readonly string[]): string[] {
  return args[0] === 'help' ? [...args.slice(1), '--help'] : [...args];
}
