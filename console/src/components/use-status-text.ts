import { useCallback } from 'react';
import common from '../i18n/en/common.ts';
import type { MessageId } from '../i18n/messages.ts';
import { useText } from '../i18n/use-text.ts';

/** A status of the API's, in the reader's language; one that nobody has translated as it is. */
export function useStatusText(): (status: string) => string {
  const t = useText();
  return useCallback(
    (status) => {
      const id = `status.${status}`;
      return Object.hasOwn(common, id) ? t(id as MessageId) : status;
    },
    [t],
  );
}
