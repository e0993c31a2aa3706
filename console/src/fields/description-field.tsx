import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useText } from '../i18n/use-text.ts';

interface DescriptionFieldProps {
  value: string;
  onChange(value: string): void;
  errorText?: string | undefined;
}

export function DescriptionField({ value, onChange, errorText }: DescriptionFieldProps) {
  const t = useText();
  return (
    <FormField label={t('common.description')} errorText={errorText}>
      <Input value={value} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  );
}
