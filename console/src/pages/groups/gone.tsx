import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useGo } from '../../app/go.ts';
import { useText } from '../../i18n/use-text.ts';

/** In place of a group that isn't there, or isn't any more. */
export function Gone({ id }: { id: string }) {
  const t = useText();
  const go = useGo();
  return (
    <Alert
      type="info"
      header={t('groups.gone', { id })}
      action={<Button onClick={() => go('/groups')}>{t('groups.toList')}</Button>}
    >
      {t('groups.goneHelp')}
    </Alert>
  );
}
