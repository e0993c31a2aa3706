import { useState } from 'react';
import { useAll, useApi } from '../../../api/use-api.ts';
import { type EngineVersion, useEngineVersions } from '../../../fields/engine-fields.tsx';
import { useClusters } from '../use-clusters.ts';
import { type Change, type CreateForm, EMPTY_FORM, proposedId } from './form.ts';

interface Filled {
  /** With what Holdfast proposes where nothing was chosen yet. */
  form: CreateForm;
  change: Change;
  versions: { versions: readonly EngineVersion[]; loading: boolean };
}

/** The wizard's fields: the engine is ElastiCache's default, the name the next free one, until somebody says otherwise. */
export function useCreateForm(): Filled {
  const versions = useEngineVersions();
  const preferred = useApi('DescribeCacheEngineVersions', { DefaultOnly: true });
  const clusters = useClusters();
  const [given, setGiven] = useState<Partial<CreateForm>>({});
  const first = preferred.data?.CacheEngineVersions?.[0];
  const standard = versions.versions.find(
    ({ engine, version }) => engine === first?.Engine && version === first?.EngineVersion,
  );
  const engine = given.engine ?? standard ?? versions.versions[0];
  const taken = (clusters.data ?? []).map(({ CacheClusterId }) => CacheClusterId ?? '');
  // The name must not change under whoever is about to press the button.
  const id = given.id ?? (clusters.data ? proposedId(engine?.engine ?? 'redis', taken) : '');
  return {
    form: { ...EMPTY_FORM, ...given, id, engine },
    change: (change) => setGiven((before) => ({ ...before, ...change })),
    versions,
  };
}

/** Snapshots that a cluster can be made from, the newest first. */
export function useRestorable(skip: boolean) {
  const { data, isLoading } = useAll('DescribeSnapshots', {}, 'Snapshots', { skip });
  const available = (data ?? []).filter(({ SnapshotStatus }) => SnapshotStatus === 'available');
  return { snapshots: available, loading: isLoading };
}
