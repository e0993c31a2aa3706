import { useState } from 'react';
import { useAll, useApi } from '../../../api/use-api.ts';
import { type EngineVersion, useEngineVersions } from '../../../fields/engine-fields.tsx';
import { useClusters } from '../use-clusters.ts';
import { type Change, type CreateForm, EMPTY_FORM, proposedId } from './form.ts';

/** What there is to choose from, and what Holdfast proposes. */
export interface Proposals {
  versions: readonly EngineVersion[];
  /** ElastiCache's default. */
  engine: EngineVersion | undefined;
  /** Names that others have. */
  taken: readonly string[];
}

/** Undefined until it is known: a proposal that comes late would get in between what somebody types. */
export function useProposals(): Proposals | undefined {
  const { versions, loading } = useEngineVersions();
  const standard = useApi('DescribeCacheEngineVersions', { DefaultOnly: true });
  const clusters = useClusters();
  if (loading || standard.isLoading || clusters.isLoading) return undefined;
  const first = standard.data?.CacheEngineVersions?.[0];
  return {
    versions,
    engine:
      versions.find(({ engine, version }) => engine === first?.Engine && version === first?.EngineVersion) ??
      versions[0],
    taken: (clusters.data ?? []).map(({ CacheClusterId }) => CacheClusterId ?? ''),
  };
}

/**
 * The wizard's fields, with what is proposed where nothing was chosen yet. A name stays free only as long as nobody takes
 * it, but it must not change under whoever is about to press the button.
 */
export function useCreateForm(proposals: Proposals): { form: CreateForm; change: Change } {
  const [{ engine: standard, taken }] = useState(proposals);
  const [given, setGiven] = useState<Partial<CreateForm>>({});
  const engine = given.engine ?? standard;
  const id = given.id ?? proposedId(engine?.engine ?? 'redis', taken);
  return {
    form: { ...EMPTY_FORM, ...given, id, engine },
    change: (change) => setGiven((before) => ({ ...before, ...change })),
  };
}

/** Snapshots that a cluster can be made from. */
export function useRestorable() {
  const { data, isLoading } = useAll('DescribeSnapshots', {}, 'Snapshots');
  const snapshots = (data ?? []).filter(({ SnapshotStatus }) => SnapshotStatus === 'available');
  return { snapshots, loading: isLoading };
}
