import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import { useText } from '../i18n/use-text.ts';

export function Loading() {
  const t = useText();
  return (
    <Box padding="xxl" textAlign="center">
      <Spinner /> {t('common.loading')}
    </Box>
  );
}
