import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { MessageId } from './messages.ts';

export type Values = Record<string, string | number | Date | undefined>;
export type Text = (id: MessageId, values?: Values) => string;

/** The texts of the page in the language of whoever reads it: `const t = useText(); t('clusters.create')`. */
export function useText(): Text {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl]);
}
