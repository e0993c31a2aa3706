import FormField from '@cloudscape-design/components/form-field';
import Toggle from '@cloudscape-design/components/toggle';
import { useText } from '../../../i18n/use-text.ts';

interface AutoUpgradeFieldProps {
  value: boolean;
  onChange(value: boolean): void;
}

/** Whether newer releases of the same series are taken by themselves. */
export function AutoUpgradeField({ value, onChange }: AutoUpgradeFieldProps) {
  const t = useText();
  return (
    <FormField label={t('clusters.autoUpgrade')} description={t('clusters.autoUpgradeHelp')}>
      <Toggle checked={value} onChange={({ detail }) => onChange(detail.checked)}>
        {t(value ? 'common.yes' : 'common.no')}
      </Toggle>
    </FormField>
  );
}
