import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useFollow } from '../../app/go.ts';
import { usePlaces } from '../../app/links.ts';
import { useText } from '../../i18n/use-text.ts';
import { copyPath } from './paths.ts';

/** That a default group can't be changed, and what to do instead. */
export function DefaultNote({ name }: { name: string }) {
  const t = useText();
  const place = usePlaces();
  const follow = useFollow();
  return (
    <Alert
      type="info"
      action={
        <Button href={place(copyPath(name)).href} onFollow={follow}>
          {t('parameters.copy')}
        </Button>
      }
    >
      {t('parameters.defaultNote')}
    </Alert>
  );
}
