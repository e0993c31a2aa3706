import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import common from '../i18n/en/common.ts';
import type { MessageId } from '../i18n/messages.ts';
import { useText } from '../i18n/use-text.ts';

const TYPES: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  available: 'success',
  'in-sync': 'success',
  up: 'success',
  primary: 'success',
  completed: 'success',
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
  'create-failed': 'error',
  'restore-failed': 'error',
  'incompatible-network': 'error',
};

/** Does the word say that something is wrong? */
export function isUnhealthy(status: string | undefined): boolean {
  return TYPES[status ?? ''] === 'error';
}

/** Does the word say that something is going on, and will end by itself? */
export function isBusy(status: string | undefined): boolean {
  return TYPES[status ?? ''] === 'in-progress';
}

/** A status of the API's, in the reader's language and with the colour of what it means. */
export function Status({ status }: { status: string | undefined }) {
  const t = useText();
  if (status === undefined) return null;
  const id = `status.${status}`;
  return (
    <StatusIndicator type={TYPES[status] ?? 'info'}>
      {Object.hasOwn(common, id) ? t(id as MessageId) : status}
    </StatusIndicator>
  );
}
