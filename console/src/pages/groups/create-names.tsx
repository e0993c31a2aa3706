import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { IdentifierField } from '../../fields/identifier-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { CreateProps } from './create-props.ts';

export function CreateNames({ form, change, errors }: CreateProps) {
  const t = useText();
  return (
    <SpaceBetween size="l">
      <IdentifierField
        kind="group"
        label={t('groups.groupId')}
        value={form.id}
        onChange={(id) => change({ id })}
        errorText={errors.of('ReplicationGroupId')}
      />
      <FormField
        label={
          <>
            {t('common.description')} <i>({t('common.optional')})</i>
          </>
        }
        errorText={errors.of('ReplicationGroupDescription')}
      >
        <Input value={form.description} onChange={({ detail }) => change({ description: detail.value })} />
      </FormField>
    </SpaceBetween>
  );
}
