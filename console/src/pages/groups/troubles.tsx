import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ForceFailover } from './force-failover.tsx';
import { type GroupView, shownStatus } from './group-view.ts';

/** What is wrong with the group as a whole, and what can be done about it. */
export function Troubles({ view }: { view: GroupView }) {
  const t = useText();
  const [forcing, setForcing] = useState(false);
  const status = shownStatus(view);
  if (status === 'no-primary') {
    return (
      <Alert type="warning" header={t('groups.noPrimary')}>
        {t('groups.noPrimaryHelp')}
      </Alert>
    );
  }
  if (status !== 'failed') return null;
  return (
    <>
      <Alert
        type="error"
        header={t('groups.failed')}
        action={<Button onClick={() => setForcing(true)}>{t('groups.force')}</Button>}
      >
        {t('groups.failedHelp')}
      </Alert>
      {forcing && <ForceFailover view={view} onClose={() => setForcing(false)} />}
    </>
  );
}
