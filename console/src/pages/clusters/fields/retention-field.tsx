import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useText } from '../../../i18n/use-text.ts';

interface RetentionFieldProps {
  value: string;
  onChange(value: string): void;
  description?: string | undefined;
  errorText?: string | undefined;
}

/** For how many days automatic snapshots are kept; none are taken at 0. */
export function RetentionField({ value, onChange, description, errorText }: RetentionFieldProps) {
  const t = useText();
  return (
    <FormField
      label={t('clusters.retention')}
      description={description}
      constraintText={t('clusters.retentionRule')}
      errorText={errorText}
    >
      <Input value={value} inputMode="numeric" onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  );
}
