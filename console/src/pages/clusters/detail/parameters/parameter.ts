import type { Output } from '../../../../api/json.ts';

export type Parameter = NonNullable<Output<'DescribeCacheParameters'>['Parameters']>[number];

/** Set in the group, rather than its family's default. */
export function isSet({ Source }: Parameter): boolean {
  return Source === 'user';
}

/** Set, and of those that come into force with a reboot only: which of them still wait, the API doesn't tell. */
export function mayWait(parameter: Parameter): boolean {
  return isSet(parameter) && parameter.ChangeType === 'requires-reboot';
}
