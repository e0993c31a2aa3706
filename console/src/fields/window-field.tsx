import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { parseMaintenanceWindow, parseSnapshotWindow } from '../../../src/domain/windows.ts';
import { useText } from '../i18n/use-text.ts';

interface WindowFieldProps {
  kind: 'maintenance' | 'snapshot';
  /** As the API writes it: `sun:05:00-sun:06:00`, `03:00-04:00`; empty for one that Holdfast chooses. */
  value: string;
  onChange(value: string): void;
  errorText?: string | undefined;
}

/** A window of time, in UTC, checked by the API's own rule. */
export function WindowField({ kind, value, onChange, errorText }: WindowFieldProps) {
  const t = useText();
  const [left, setLeft] = useState(false);
  const wrong = left && value !== '' && !isWindow(kind, value);
  return (
    <FormField
      label={t(`fields.${kind}Window`)}
      constraintText={t(`fields.${kind}WindowRule`)}
      errorText={errorText ?? (wrong ? t('fields.windowWrong') : undefined)}
    >
      <Input
        value={value}
        placeholder={t('fields.chosenForYou')}
        spellcheck={false}
        onBlur={() => setLeft(true)}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}

export function isWindow(kind: 'maintenance' | 'snapshot', value: string): boolean {
  try {
    if (kind === 'maintenance') parseMaintenanceWindow(value);
    else parseSnapshotWindow(value);
    return true;
  } catch {
    return false;
  }
}
