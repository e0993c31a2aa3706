import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useText } from '../i18n/use-text.ts';

interface PortFieldProps {
  value: string;
  onChange(value: string): void;
  errorText?: string | undefined;
}

export function PortField({ value, onChange, errorText }: PortFieldProps) {
  const t = useText();
  return (
    <FormField label={t('fields.port')} constraintText={t('fields.portRule')} errorText={errorText}>
      <Input
        value={value}
        inputMode="numeric"
        placeholder="6379"
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
