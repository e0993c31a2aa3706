import type { RemoveTagsFromResourceMessage, TagListMessage } from '@aws-sdk/client-elasticache';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Action } from '../action.ts';
import { findTagged } from './find-tagged.ts';
import { withMembers } from './propagate.ts';
import { readTags } from './write-tags.ts';

/** Removes tags by key, all or none of them; answers with those that are left. */
export const RemoveTagsFromResource: Action<RemoveTagsFromResourceMessage, TagListMessage> = (
  input,
  context,
) =>
  context.store.transaction().execute(async (transaction) => {
    const tagged = await findTagged(transaction, context, input.ResourceName!);
    const { region, arn } = tagged;
    const present = await readTags(transaction, tagged);
    const keys = input.TagKeys!;
    const missing = keys.find((key) => !present.some((tag) => tag.Key === key));
    if (missing !== undefined) {
      throw new Fault('TagNotFound', `The resource ${arn} has no tag with the key ${quoted(missing)}.`);
    }
    if (keys.length > 0) {
      const all = await withMembers(transaction, tagged, context);
      await transaction
        .deleteFrom('tag')
        .where('region', '=', region)
        .where(
          'arn',
          'in',
          all.map((one) => one.arn),
        )
        .where('key', 'in', keys)
        .execute();
    }
    return { TagList: await readTags(transaction, tagged) };
  });
