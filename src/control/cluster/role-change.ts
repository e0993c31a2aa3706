/**
 * A replica becomes a cluster of its own, or a cluster becomes a replica of `group`'s primary, after the `snapshot` of
 * what it held unless there is to be none. In a cluster's `role_change_json` while under way, and in its `pending_json`
 * until its maintenance window.
 */
export type RoleChange = { kind: 'promote' } | { kind: 'demote'; group: string; snapshot: string | null };
