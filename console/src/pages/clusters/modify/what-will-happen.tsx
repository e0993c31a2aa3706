import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { engineName } from '../../../fields/engine-fields.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { consequencesOf } from './consequences.ts';
import { engineOf, isDeferrable, type Settings } from './settings.ts';

interface WhatWillHappenProps {
  changes: Partial<Settings>;
  window: string;
  immediately: boolean;
  onImmediately(immediately: boolean): void;
}

/** What comes of the changes, and when: a restart should surprise nobody. */
export function WhatWillHappen({ changes, window, immediately, onImmediately }: WhatWillHappenProps) {
  const t = useText();
  const consequences = consequencesOf(changes);
  const engine = changes.engine === undefined ? undefined : engineOf(changes.engine);
  const values = { engine: engine && `${engineName(engine.engine)} ${engine.version}` };
  return (
    <Container header={<Header variant="h2">{t('clusters.modify.happens')}</Header>}>
      <SpaceBetween size="m">
        {isDeferrable(changes) && (
          <FormField label={t('clusters.modify.when')}>
            <RadioGroup
              value={immediately ? 'now' : 'window'}
              onChange={({ detail }) => onImmediately(detail.value === 'now')}
              items={[
                {
                  value: 'window',
                  label: t('clusters.modify.inWindow'),
                  description: t('clusters.modify.inWindowHelp', { window }),
                },
                {
                  value: 'now',
                  label: t('clusters.modify.now'),
                  description: t('clusters.modify.nowHelp'),
                },
              ]}
            />
          </FormField>
        )}
        <div aria-live="polite">
          {consequences.length === 0 && t('clusters.modify.nothing')}
          {consequences.map((one) => (
            <div key={one.id}>
              <StatusIndicator type={one.restarts ? 'warning' : 'info'}>
                {t(one.id, { ...one.values, ...(one.restarts && values) })}
              </StatusIndicator>
            </div>
          ))}
        </div>
      </SpaceBetween>
    </Container>
  );
}
