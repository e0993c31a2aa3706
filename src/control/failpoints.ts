import { existsSync, readFileSync } from 'node:fs';

/**
 * The durable steps of everything that takes several: between any two of them the controller may die, and the next
 * one must finish or undo. A test kills it at each of these by `HOLDFAST_FAILPOINT_FILE`.
 */
export const FAILPOINTS = [
  'create.accepted',
  'create.directory-made',
  'create.seeded',
  'create.configured',
  'create.started',
  'create.recorded',
  'create.loaded',
  'create.available',
  'create.taken-back',
  'modify.accepted',
  'modify.in-force',
  'upgrade.started',
  'upgrade.taken-back',
  'recover.noted',
  'recover.adopted',
  'delete.accepted',
  'delete.final-snapshot-taken',
  'delete.taken-back',
  'delete.stopped',
  'delete.directory-removed',
  'delete.forgotten',
  'reboot.accepted',
  'reboot.stopped',
  'snapshot.accepted',
  'snapshot.directory-made',
  'snapshot.saving',
  'snapshot.verified',
  'snapshot.manifest-written',
  'snapshot.published',
  'snapshot.available',
  'snapshot.failed',
  'copy.accepted',
  'copy.copied',
  'copy.published',
  'copy.available',
  'group.accepted',
  'delete-snapshot.accepted',
  'delete-snapshot.removed',
  'delete-snapshot.forgotten',
  'grant.committed',
  'grant.promoted',
  'grant.endpoint-moved',
  'grant.finished',
  'failover.fenced',
  'loss.found',
  'switchover.paused',
  'switchover.caught-up',
  'switchover.demoted',
  'switchover.rolled-back',
  'follow.pointed',
  'replica.available',
  'promote.caught-up',
  'promote.cut',
  'promote.freed',
  'demote.saved',
  'demote.joined',
  'group.members-deleting',
  'group.primary-released',
  'group.forgotten',
  'proxy.allocated',
  'proxy.started',
] as const;

export type Failpoint = (typeof FAILPOINTS)[number];

/** Names the step, if it is there: a test writes it while the controller runs. */
const file = process.env['HOLDFAST_FAILPOINT_FILE'];

/** Ends the controller on the spot, as `kill -9` would, when this step is the one that a test asks for. */
export function failpoint(name: Failpoint): void {
  if (file !== undefined && existsSync(file) && readFileSync(file, 'utf8') === name)
    process.kill(process.pid, 'SIGKILL');
}
