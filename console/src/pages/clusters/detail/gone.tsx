import Alert from '@cloudscape-design/components/alert';
import { PlaceLink } from '../../../components/place-link.tsx';
import { useText } from '../../../i18n/use-text.ts';

/** Where a cluster was that somebody deleted while its page was open. */
export function Gone({ id }: { id: string }) {
  const t = useText();
  return (
    <Alert type="info" header={t('clusters.gone', { id })}>
      <PlaceLink to="/clusters">{t('clusters.toList')}</PlaceLink>
    </Alert>
  );
}
