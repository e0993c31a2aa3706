import Box from '@cloudscape-design/components/box';
import { useText } from '../../i18n/use-text.ts';
import type { Parameter } from './parameters.ts';

/** What a parameter is set to; an empty text is said to be one. */
export function Value({ parameter }: { parameter: Parameter }) {
  const t = useText();
  const value = parameter.ParameterValue ?? '';
  if (value === '') return <Box color="text-body-secondary">{t('parameters.empty')}</Box>;
  return (
    <Box variant="span" {...(parameter.Source === 'user' && { fontWeight: 'bold' })}>
      {value}
    </Box>
  );
}
