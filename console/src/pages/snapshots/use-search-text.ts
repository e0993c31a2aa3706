import { useCallback } from 'react';
import type { Snapshot } from '../../api/json.ts';
import { engineName } from '../../fields/engine-fields.tsx';
import { useText } from '../../i18n/use-text.ts';
import { isAutomatic, originOf } from './facts.ts';

/** What the filter looks at: names, and the words that stand in the list. */
export function useSearchText(): (snapshot: Snapshot) => string {
  const t = useText();
  return useCallback(
    (snapshot) => {
      const { SnapshotName, SnapshotStatus, Engine, EngineVersion, CacheNodeType } = snapshot;
      const { kind, id } = originOf(snapshot);
      return [
        SnapshotName,
        id,
        kind === 'group' ? t('snapshots.group') : '',
        SnapshotStatus,
        t(isAutomatic(snapshot) ? 'snapshots.automatic' : 'snapshots.manual'),
        `${engineName(Engine)} ${EngineVersion}`,
        CacheNodeType,
      ].join('\n');
    },
    [t],
  );
}
