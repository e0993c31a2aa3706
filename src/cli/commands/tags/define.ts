import type { Command } from 'commander';
import { action, type Cli } from '../../command.ts';
import { table } from '../../output/table.ts';
import { parseTag } from '../clusters/options.ts';
import { resolveArn } from './resource.ts';

const RESOURCE = 'an ARN, or cluster:ID, group:ID, snapshot:NAME, parametergroup:NAME, subnetgroup:NAME';

interface Tag {
  Key?: string;
  Value?: string;
}

export function define(group: Command): void {
  group
    .command('list')
    .alias('ls')
    .description('list the tags of a resource')
    .argument('<resource>', RESOURCE)
    .action(
      action<[string]>(async (cli, resource) => {
        const api = await cli.api();
        const answer = await api.call('ListTagsForResource', {
          ResourceName: await resolveArn(api, resource),
        });
        show(cli, resource, answer.TagList ?? []);
      }),
    );
  group
    .command('add')
    .alias('set')
    .description('add or change tags of a resource')
    .argument('<resource>', RESOURCE)
    .argument('<name=value...>')
    .action(
      action<[string, string[]]>(async (cli, resource, texts) => {
        const tags = texts.reduce<{ Key: string; Value: string }[]>(
          (before, text) => parseTag(text, before),
          [],
        );
        const api = await cli.api();
        const answer = await api.call('AddTagsToResource', {
          ResourceName: await resolveArn(api, resource),
          Tags: tags,
        });
        show(cli, resource, answer.TagList ?? []);
      }),
    );
  group
    .command('remove')
    .alias('rm')
    .description('remove tags of a resource')
    .argument('<resource>', RESOURCE)
    .argument('<names...>')
    .action(
      action<[string, string[]]>(async (cli, resource, names) => {
        const api = await cli.api();
        const answer = await api.call('RemoveTagsFromResource', {
          ResourceName: await resolveArn(api, resource),
          TagKeys: names,
        });
        show(cli, resource, answer.TagList ?? []);
      }),
    );
}

function show(cli: Cli, resource: string, tags: readonly Tag[]): void {
  if (tags.length === 0) cli.out.note(`${resource} has no tags.`);
  cli.out.result({ TagList: tags }, () =>
    tags.length === 0
      ? ''
      : table(
          tags,
          [
            { title: 'name', value: (tag) => tag.Key },
            { title: 'value', value: (tag) => tag.Value },
          ],
          cli.out.style,
        ),
  );
}
