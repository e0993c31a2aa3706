import type { ListTagsForResourceMessage, TagListMessage } from '@aws-sdk/client-elasticache';
import type { Action } from '../action.ts';
import { findTagged } from './find-tagged.ts';
import { readTags } from './write-tags.ts';

/** The tags of a cluster, snapshot, parameter group or subnet group, by key. */
export const ListTagsForResource: Action<ListTagsForResourceMessage, TagListMessage> = async (
  input,
  context,
) => {
  const tagged = await findTagged(context.store, context, input.ResourceName!);
  return { TagList: await readTags(context.store, tagged) };
};
