import Box from '@cloudscape-design/components/box';
import { Page } from '../components/page.tsx';
import { useText } from '../i18n/use-text.ts';

export function NotFound() {
  const t = useText();
  return (
    <Page title={t('app.notFound')}>
      <Box>{t('app.notFoundHelp')}</Box>
    </Page>
  );
}
