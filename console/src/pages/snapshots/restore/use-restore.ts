import type { ApiError } from '../../../api/error.ts';
import { useCall } from '../../../api/use-call.ts';
import { useGo } from '../../../app/go.ts';
import { useNotify } from '../../../app/notify.tsx';
import type { ApiRequest } from '../../../commands/request.ts';
import { useText } from '../../../i18n/use-text.ts';

interface Restore {
  restore(request: ApiRequest): void;
  error: ApiError | null;
  busy: boolean;
}

/** Asks for the restore; then on to the page of what is being made. */
export function useRestore(snapshot: string): Restore {
  const t = useText();
  const go = useGo();
  const notify = useNotify();
  const cluster = useCall('CreateCacheCluster');
  const group = useCall('CreateReplicationGroup');
  const tell = (id: string) =>
    notify({ type: 'success', content: t('snapshots.beingRestored', { id, name: snapshot }) });
  return {
    restore(request) {
      cluster.reset();
      group.reset();
      if (request.operation === 'CreateCacheCluster')
        cluster.mutate(request.input, {
          onSuccess: ({ CacheCluster }) => {
            const id = CacheCluster?.CacheClusterId ?? '';
            tell(id);
            go(`/clusters/${encodeURIComponent(id)}`);
          },
        });
      if (request.operation === 'CreateReplicationGroup')
        group.mutate(request.input, {
          onSuccess: ({ ReplicationGroup }) => {
            const id = ReplicationGroup?.ReplicationGroupId ?? '';
            tell(id);
            go(`/groups/${encodeURIComponent(id)}`);
          },
        });
    },
    error: cluster.error ?? group.error,
    busy: cluster.isPending || group.isPending,
  };
}
