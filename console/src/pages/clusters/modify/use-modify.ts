import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import type { ApiError } from '../../../api/error.ts';
import type { CacheCluster, Input } from '../../../api/json.ts';
import { useCall } from '../../../api/use-call.ts';
import { useRegion } from '../../../app/region.tsx';
import { differing, type Setting, type Settings, settingsOf, toRequest, wanted } from './settings.ts';

interface Modification {
  /** What the fields show. */
  settings: Settings;
  /** What somebody else changed since the form was opened, or since that was last agreed to. */
  meanwhile: { setting: Setting; from: Settings[Setting]; to: Settings[Setting]; mine: boolean }[];
  changes: Partial<Settings>;
  request: Input<'ModifyCacheCluster'>;
  error: ApiError | null;
  busy: boolean;
  edit(change: Partial<Settings>): void;
  /** Goes on from how the cluster is now: with one's own changes, or without. */
  rebase(keep: boolean): void;
  submit(onDone: () => void): Promise<void>;
}

/**
 * A form that is about the cluster as it was when it was opened. What others change meanwhile is shown before anything is
 * sent: the API itself would let the last one win.
 */
export function useModify(cluster: CacheCluster, immediately: boolean): Modification {
  const region = useRegion();
  const client = useQueryClient();
  const modify = useCall('ModifyCacheCluster');
  const [asking, setAsking] = useState(false);
  const [base, setBase] = useState(() => settingsOf(cluster));
  const [edits, setEdits] = useState<Partial<Settings>>({});
  const id = cluster.CacheClusterId ?? '';
  const now = settingsOf(cluster);
  const changes = wanted(base, edits);
  const request = toRequest(id, base, edits, { immediately });
  return {
    settings: { ...base, ...edits },
    meanwhile: differing(base, now).map((setting) => ({
      setting,
      from: base[setting],
      to: now[setting],
      mine: setting in changes && changes[setting] !== now[setting],
    })),
    changes,
    request,
    error: modify.error,
    busy: asking || modify.isPending,
    edit: (change) => setEdits((before) => ({ ...before, ...change })),
    rebase(keep) {
      setBase(now);
      setEdits(keep ? changes : {});
    },
    async submit(onDone) {
      setAsking(true);
      try {
        const input = { CacheClusterId: id, ShowCacheNodeInfo: true };
        const latest = await call(region, 'DescribeCacheClusters', input).catch(() => undefined);
        client.setQueryData([region, 'DescribeCacheClusters', input], (before: unknown) => latest ?? before);
        const seen = latest?.CacheClusters?.[0];
        if (seen && differing(base, settingsOf(seen)).length > 0) return;
        await modify.mutateAsync(request);
        onDone();
      } catch {
        // It is told as `error`.
      } finally {
        setAsking(false);
      }
    },
  };
}
