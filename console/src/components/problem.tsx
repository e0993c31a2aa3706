import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { ApiError } from '../api/error.ts';
import { useText } from '../i18n/use-text.ts';
import { useFaultText } from './use-fault-text.ts';

/** Why something can't be shown, or could not be done. */
export function Problem({ error, onRetry }: { error: ApiError; onRetry?: () => void }) {
  const t = useText();
  const faultText = useFaultText();
  return (
    <Alert
      type="error"
      header={faultText(error)}
      action={onRetry && <Button onClick={onRetry}>{t('common.tryAgain')}</Button>}
    >
      {error.message}
    </Alert>
  );
}
