import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '../../i18n/use-text.ts';
import type { ModifyProps } from './modify-props.ts';

export function ModifyFailover({ settings, edit, errors, members }: ModifyProps & { members: number }) {
  const t = useText();
  return (
    <Container header={<Header variant="h2">{t('groups.group')}</Header>}>
      <SpaceBetween size="l">
        <FormField label={t('common.description')} errorText={errors.of('ReplicationGroupDescription')}>
          <Input
            value={settings.description}
            onChange={({ detail }) => edit({ description: detail.value })}
          />
        </FormField>
        <FormField errorText={errors.of('AutomaticFailoverEnabled')}>
          <Checkbox
            checked={settings.automaticFailover}
            // Nobody can take over from a primary that is alone.
            disabled={members < 2 && !settings.automaticFailover}
            description={t('groups.automaticFailoverHelp')}
            onChange={({ detail }) =>
              edit({ automaticFailover: detail.checked, ...(!detail.checked && { multiAz: false }) })
            }
          >
            {t('groups.automaticFailover')}
          </Checkbox>
        </FormField>
        <FormField errorText={errors.of('MultiAZEnabled')}>
          <Checkbox
            checked={settings.multiAz}
            disabled={!settings.automaticFailover && !settings.multiAz}
            description={t('groups.multiAzHelp')}
            onChange={({ detail }) => edit({ multiAz: detail.checked })}
          >
            {t('groups.multiAz')}
          </Checkbox>
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
