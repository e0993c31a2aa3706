import type { AddTagsToResourceMessage, TagListMessage } from '@aws-sdk/client-elasticache';
import type { Action } from '../action.ts';
import { findTagged } from './find-tagged.ts';
import { withMembers } from './propagate.ts';
import { readTags, writeTags } from './write-tags.ts';

/** Adds tags, or gives those that are there new values; answers with all that the resource has then. */
export const AddTagsToResource: Action<AddTagsToResourceMessage, TagListMessage> = (input, context) =>
  context.store.transaction().execute(async (transaction) => {
    const tagged = await findTagged(transaction, context, input.ResourceName!);
    for (const one of await withMembers(transaction, tagged, context))
      await writeTags(transaction, one, input.Tags);
    return { TagList: await readTags(transaction, tagged) };
  });
