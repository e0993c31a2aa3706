import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';

/** What each word for a status means. */
export const STATUS_TYPES: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  available: 'success',
  'in-sync': 'success',
  up: 'success',
  primary: 'success',
  complete: 'success',
  abandoned: 'stopped',
  creating: 'in-progress',
  modifying: 'in-progress',
  deleting: 'in-progress',
  rebooting: 'in-progress',
  'rebooting cluster nodes': 'in-progress',
  snapshotting: 'in-progress',
  restoring: 'in-progress',
  syncing: 'in-progress',
  'under-way': 'in-progress',
  applying: 'in-progress',
  'pending-reboot': 'pending',
  down: 'error',
  failed: 'error',
  'no-primary': 'error',
  'create-failed': 'error',
  'restore-failed': 'error',
  'incompatible-network': 'error',
};

/** Does the word say that something is wrong? */
export function isUnhealthy(status: string | undefined): boolean {
  return STATUS_TYPES[status ?? ''] === 'error';
}

/** Does the word say that something is going on, and will end by itself? */
export function isBusy(status: string | undefined): boolean {
  return STATUS_TYPES[status ?? ''] === 'in-progress';
}
