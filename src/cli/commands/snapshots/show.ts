import type { Command } from 'commander';
import { type Api, action } from '../../command.ts';
import { codeOf } from '../../watch.ts';
import { describeManifest, type Manifest } from './manifest-view.ts';
import { describeSnapshot } from './view.ts';

export function defineShow(group: Command): void {
  group
    .command('show')
    .description('everything about one snapshot')
    .argument('<name>')
    .action(
      action<[string]>(async (cli, name) => {
        const api = await cli.api();
        const snapshot = (await api.call('DescribeSnapshots', { SnapshotName: name })).Snapshots?.[0] ?? {};
        const manifest = await manifestOf(api, name);
        cli.out.result({ Snapshot: snapshot, Manifest: manifest }, () =>
          [
            describeSnapshot(snapshot, cli.out.style),
            ...(manifest ? ['', describeManifest(manifest, cli.out.style)] : []),
          ].join('\n'),
        );
      }),
    );
}

/** What was found in it; undefined of one that isn't whole, or that an older server keeps. */
async function manifestOf(api: Api, name: string): Promise<Manifest | undefined> {
  try {
    return (await api.call('DescribeSnapshotManifest', { SnapshotName: name })).Manifest;
  } catch (error) {
    if (/^(InvalidSnapshotState|SnapshotNotFound|InvalidAction)/.test(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}
