import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '../../../i18n/use-text.ts';
import { settingLabel } from './setting-labels.ts';
import type { Setting, Settings } from './settings.ts';

interface MeanwhileProps {
  changes: readonly { setting: Setting; from: Settings[Setting]; to: Settings[Setting]; mine: boolean }[];
  /** With one's own changes, or without. */
  onGoOn(keep: boolean): void;
}

/** Somebody else was faster: what they changed, before one's own changes go on top of it. */
export function Meanwhile({ changes, onGoOn }: MeanwhileProps) {
  const t = useText();
  const shown = (value: string | boolean) =>
    typeof value === 'boolean' ? t(value ? 'common.yes' : 'common.no') : value || t('common.none');
  return (
    <Alert
      type="warning"
      header={t('clusters.meanwhile.title')}
      action={
        <SpaceBetween direction="horizontal" size="xs">
          <Button formAction="none" onClick={() => onGoOn(true)}>
            {t('clusters.meanwhile.keep')}
          </Button>
          <Button formAction="none" onClick={() => onGoOn(false)}>
            {t('clusters.meanwhile.drop')}
          </Button>
        </SpaceBetween>
      }
    >
      {changes.map(({ setting, from, to, mine }) => (
        <div key={setting}>
          {t('clusters.meanwhile.change', {
            setting: t(settingLabel(setting)),
            from: shown(from),
            to: shown(to),
          })}
          {mine && ` ${t('clusters.meanwhile.mine')}`}
        </div>
      ))}
    </Alert>
  );
}
