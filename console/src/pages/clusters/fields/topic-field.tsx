import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useRegion } from '../../../app/region.tsx';
import { useText } from '../../../i18n/use-text.ts';

interface TopicFieldProps {
  value: string;
  onChange(value: string): void;
  errorText?: string | undefined;
}

/** The topic that notifications go to, by its ARN. */
export function TopicField({ value, onChange, errorText }: TopicFieldProps) {
  const t = useText();
  return (
    <FormField
      label={t('clusters.topic')}
      constraintText={t('clusters.topicRule', {
        example: `arn:aws:sns:${useRegion()}:123456789012:my-topic`,
      })}
      errorText={errorText}
    >
      <Input
        value={value}
        placeholder={t('common.none')}
        spellcheck={false}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
