import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import { useText } from '../i18n/use-text.ts';

/** Before it is known who is there. */
export function Waiting({ failed }: { failed: boolean }) {
  const t = useText();
  return (
    <Box padding="xxl" textAlign="center">
      {failed ? (
        <Alert type="warning" header={t('app.unreachable')}>
          {t('app.unreachableHelp')}
        </Alert>
      ) : (
        <Spinner size="large" />
      )}
    </Box>
  );
}
