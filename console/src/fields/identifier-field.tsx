import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { type IdentifierKind, isIdentifier, MAX_LENGTH } from './identifier.ts';

interface IdentifierFieldProps {
  kind: IdentifierKind;
  label: string;
  value: string;
  onChange(value: string): void;
  errorText?: string | undefined;
  description?: string | undefined;
}

/** The name of a new resource, checked by the API's own rule as soon as one goes on to the next field. */
export function IdentifierField({
  kind,
  label,
  value,
  onChange,
  errorText,
  description,
}: IdentifierFieldProps) {
  const t = useText();
  const [left, setLeft] = useState(false);
  const wrong = left && value !== '' && !isIdentifier(kind, value);
  return (
    <FormField
      label={label}
      description={description}
      constraintText={t('fields.identifierRule', { max: MAX_LENGTH[kind] })}
      errorText={errorText ?? (wrong ? t('fields.identifierWrong') : undefined)}
    >
      <Input
        value={value}
        spellcheck={false}
        autoComplete={false}
        onBlur={() => setLeft(true)}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
