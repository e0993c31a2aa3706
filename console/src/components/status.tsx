import StatusIndicator from '@cloudscape-design/components/status-indicator';
import common from '../i18n/en/common.ts';
import type { MessageId } from '../i18n/messages.ts';
import { useText } from '../i18n/use-text.ts';
import { STATUS_TYPES } from './status-types.ts';

/** A status of the API's, in the reader's language and with the colour of what it means. */
export function Status({ status }: { status: string | undefined }) {
  const t = useText();
  if (status === undefined) return null;
  const id = `status.${status}`;
  return (
    <StatusIndicator type={STATUS_TYPES[status] ?? 'info'}>
      {Object.hasOwn(common, id) ? t(id as MessageId) : status}
    </StatusIndicator>
  );
}
