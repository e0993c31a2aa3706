import { Fault } from './fault.ts';
import { quoted } from './identifiers.ts';

export interface Tag {
  Key: string;
  Value: string;
}

const MAX_TAGS_PER_RESOURCE = 50;
const MAX_KEY = 128;
const MAX_VALUE = 256;
/** Letters, digits and spaces of any script, and the signs that AWS allows in tags. */
const TAG_TEXT = /^[\p{L}\p{N}\p{Zs}_.:/=+\-@]*$/u;

/** The key of a tag; keys that begin with `aws:` are AWS's own. Throws InvalidParameterValue. */
export function tagKey(value: string): string {
  if (value.length < 1 || value.length > MAX_KEY || !TAG_TEXT.test(value)) {
    throw new Fault(
      'InvalidParameterValue',
      `Invalid tag key ${quoted(value)}. A key has 1 to ${MAX_KEY} letters, digits, spaces or any of _ . : / = + - @`,
    );
  }
  if (/^aws:/i.test(value)) {
    throw new Fault(
      'InvalidParameterValue',
      `Invalid tag key ${quoted(value)}. Keys that begin with "aws:" are reserved: choose another prefix.`,
    );
  }
  return value;
}

/** The value of a tag; a missing one is empty, as in AWS. Throws InvalidParameterValue. */
export function tagValue(key: string, value: string | undefined): string {
  const text = value ?? '';
  if (text.length > MAX_VALUE || !TAG_TEXT.test(text)) {
    throw new Fault(
      'InvalidParameterValue',
      `Invalid value ${quoted(text)} of tag ${quoted(key)}. A value has at most ${MAX_VALUE} letters, digits, spaces ` +
        'or any of _ . : / = + - @',
    );
  }
  return text;
}

/**
 * The tags of a resource after `added` are laid over `existing`, in order of their first appearance.
 * Throws InvalidParameterValue for a bad or doubled key, TagQuotaPerResourceExceeded past 50.
 */
export function mergeTags(
  existing: readonly Tag[],
  added: readonly { Key?: string | undefined; Value?: string | undefined }[],
): Tag[] {
  const seen = new Set<string>();
  const merged = new Map(existing.map((tag) => [tag.Key, tag.Value]));
  for (const tag of added) {
    const key = tagKey(tag.Key ?? '');
    if (seen.has(key)) {
      throw new Fault(
        'InvalidParameterValue',
        `Tag key ${quoted(key)} is given more than once. Give each key once.`,
      );
    }
    seen.add(key);
    merged.set(key, tagValue(key, tag.Value));
  }
  if (merged.size > MAX_TAGS_PER_RESOURCE) {
    throw new Fault(
      'TagQuotaPerResourceExceeded',
      `The resource would have ${merged.size} tags; at most ${MAX_TAGS_PER_RESOURCE} are allowed. Remove some first.`,
    );
  }
  return [...merged].map(([Key, Value]) => ({ Key, Value }));
}
