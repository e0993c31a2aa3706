import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useText } from '../../i18n/use-text.ts';
import { useWindowText } from './use-window-text.ts';

interface WhenFieldProps {
  immediately: boolean;
  /** The maintenance window that it waits for otherwise. */
  window: string | undefined;
  onChange(immediately: boolean): void;
  errorText?: string | undefined;
}

/** `Apply immediately`, or in the next maintenance window, with when that is. */
export function WhenField({ immediately, window, onChange, errorText }: WhenFieldProps) {
  const t = useText();
  const windowText = useWindowText();
  return (
    <FormField label={t('groups.when')} errorText={errorText}>
      <RadioGroup
        value={immediately ? 'now' : 'window'}
        items={[
          { value: 'now', label: t('groups.immediately'), description: t('groups.immediatelyHelp') },
          { value: 'window', label: t('groups.inWindow'), description: window && windowText(window) },
        ]}
        onChange={({ detail }) => onChange(detail.value === 'now')}
      />
    </FormField>
  );
}
