import type { Failover } from '../../api/json.ts';
import groups from '../../i18n/en/groups.ts';
import type { MessageId } from '../../i18n/messages.ts';
import { UNKNOWN, useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';

interface FailoverText {
  kindOf(report: Failover): string;
  causeOf(report: Failover): string;
  phaseOf(name: string | undefined): string;
  /** Who handed over to whom. */
  movesOf(report: Failover): string;
  /** How many writes were lost, in a few words. */
  lostOf(report: Failover): string;
}

/** The API's words about changes of primary, in the reader's language; a word that isn't known stays as it is. */
export function useFailoverText(): FailoverText {
  const t = useText();
  const { bytes } = useFormat();
  const word = (kind: string, value: string | undefined) => {
    const id = `groups.${kind}.${value}`;
    return Object.hasOwn(groups, id) ? t(id as MessageId) : (value ?? '');
  };
  return {
    kindOf: ({ Kind }) => word('kind', Kind),
    causeOf: ({ Cause }) => word('cause', Cause),
    phaseOf: (name) => word('phase', name),
    movesOf: ({ FromCacheClusterId: from, ToCacheClusterId: to }) =>
      from === to ? t('groups.inItsPlace', { id: to }) : `${from} → ${to}`,
    lostOf({ LostWrites: lost }) {
      if (!lost) return UNKNOWN;
      switch (lost.Status) {
        case 'none':
          return t('groups.lost.none');
        case 'found':
          return t('groups.lost.found', { count: lost.Commands ?? 0 });
        case 'under-way':
          return t('groups.lost.under-way');
        default:
          if (lost.UpperBoundBytes === undefined) return t('groups.lost.unknown');
          return t(lost.Files ? 'groups.lost.between' : 'groups.lost.atMost', {
            count: lost.Commands ?? 0,
            bytes: bytes(lost.UpperBoundBytes),
          });
      }
    },
  };
}
