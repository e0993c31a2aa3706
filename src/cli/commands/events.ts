import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import type { OutputOf } from '../../api/operation-types.ts';
import { type Api, action, type Cli } from '../command.ts';
import { UsageError } from '../errors.ts';
import { formatTime } from '../output/format.ts';
import type { Style } from '../output/style.ts';
import { table } from '../output/table.ts';
import { allPages } from '../pages.ts';

export type Event = NonNullable<OutputOf<'DescribeEvents'>['Events']>[number];

interface EventOptions {
  follow?: boolean;
  type?: string;
  id?: string;
  since?: number;
}

const FOLLOW_MS = 500;

export function define(command: Command): void {
  command
    .argument('[list]', 'may be said, for the sake of the other commands')
    .option('-f, --follow', 'go on printing events as they happen')
    .option(
      '--type <type>',
      'of this kind only: cache-cluster, replication-group, cache-parameter-group, cache-subnet-group',
    )
    .option('--id <id>', 'of this resource only')
    .option('--since <duration>', 'how far back: 30m, 6h, 14d (1h)', parseDuration)
    .action(
      action<[string | undefined], EventOptions>(async (cli, list, options) => {
        if (list !== undefined && list !== 'list') {
          throw new UsageError(
            `unknown command '${list}' of events: there is list`,
            'holdfast events --help',
          );
        }
        await (options.follow ? followEvents : listEvents)(cli, options);
      }),
    );
}

async function listEvents(cli: Cli, options: EventOptions): Promise<void> {
  const api = await cli.api();
  const events = await findEvents(api, options);
  if (events.length === 0)
    cli.out.note(`No events in ${api.region} in this time; look further back with --since 14d`);
  cli.out.result({ Events: events }, () => (events.length === 0 ? '' : eventTable(events, cli.out.style)));
}

/** Oldest first, as they are read. */
export async function findEvents(api: Api, { type, id, since }: EventOptions): Promise<Event[]> {
  const events = await allPages(
    (Marker) =>
      api.call('DescribeEvents', {
        SourceType: type as Event['SourceType'],
        SourceIdentifier: id,
        Duration: since,
        Marker,
      }),
    (answer) => answer.Events,
  );
  return events.toSorted((a, b) => (a.Date?.getTime() ?? 0) - (b.Date?.getTime() ?? 0));
}

export function eventTable(events: readonly Event[], style: Style): string {
  return table(
    events,
    [
      { title: 'time (UTC)', value: (event) => formatTime(event.Date) },
      { title: 'type', value: (event) => event.SourceType },
      { title: 'resource', value: (event) => event.SourceIdentifier },
      { title: 'event', value: (event) => event.Message },
    ],
    style,
  );
}

/** One line an event until it is interrupted; under --json one object a line. */
async function followEvents(cli: Cli, options: EventOptions): Promise<void> {
  const api = await cli.api();
  const shown = new Set<string>();
  for (;;) {
    for (const event of await findEvents(api, options)) {
      const key = JSON.stringify(event);
      if (shown.has(key)) continue;
      shown.add(key);
      process.stdout.write(`${cli.out.json ? key : eventLine(event, cli.out.style)}\n`);
    }
    await delay(FOLLOW_MS);
  }
}

function eventLine(event: Event, style: Style): string {
  const resource = `${event.SourceType} ${event.SourceIdentifier}`;
  return `${style('dim', formatTime(event.Date) ?? '')}  ${style('cyan', resource)}  ${event.Message}`;
}

const MINUTES = { m: 1, h: 60, d: 1_440 } as const;

/** `90m`, `6h`, `14d` in minutes, as the API wants them. */
export function parseDuration(text: string): number {
  const match = /^(\d+)([mhd])$/.exec(text);
  if (!match) throw new UsageError(`--since ${text}: write it as 30m, 6h or 14d`);
  return Number(match[1]) * MINUTES[match[2] as keyof typeof MINUTES];
}
