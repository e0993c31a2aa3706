import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { STATUS_TYPES } from './status-types.ts';
import { useStatusText } from './use-status-text.ts';

/** A status of the API's, in the reader's language and with the colour of what it means. */
export function Status({ status }: { status: string | undefined }) {
  const text = useStatusText();
  if (status === undefined) return null;
  return <StatusIndicator type={STATUS_TYPES[status] ?? 'info'}>{text(status)}</StatusIndicator>;
}
