import type { Command } from 'commander';
import { action } from '../../command.ts';
import { addCreateOptions, type CreateOptions, createCluster } from '../clusters/create.ts';

export function defineRestore(group: Command): void {
  const command = group
    .command('restore')
    .description(
      "make a new cluster with a snapshot's data; engine, version and settings are the snapshot's unless given",
    )
    .argument('<name>', 'snapshot')
    .argument('<cluster-id>', 'id of the new cluster')
    .option('--engine <engine>', "valkey, to take a Redis snapshot there (the snapshot's own)");
  addCreateOptions(command).action(
    action<[string, string], CreateOptions>((cli, name, id, options) =>
      createCluster(cli, id, { ...options, fromSnapshot: name }),
    ),
  );
}
