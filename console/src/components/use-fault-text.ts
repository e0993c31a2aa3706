import { useCallback } from 'react';
import type { ApiError } from '../api/error.ts';
import faults from '../i18n/en/faults.ts';
import type { MessageId } from '../i18n/messages.ts';
import { useText } from '../i18n/use-text.ts';

/** What a fault's code means, in the reader's language; its message, which is the API's own, goes below that. */
export function useFaultText(): (error: ApiError) => string {
  const t = useText();
  return useCallback(
    ({ code }) => {
      const name = `fault.${code.replace(/(Fault|Exception)$/, '')}`;
      return t(Object.hasOwn(faults, name) ? (name as MessageId) : 'fault.other', { code });
    },
    [t],
  );
}
