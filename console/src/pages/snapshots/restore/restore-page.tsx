import { familyOf } from '../../../../../src/domain/family-names.ts';
import { useAll, useApi } from '../../../api/use-api.ts';
import { Loading } from '../../../components/loading.tsx';
import { Page } from '../../../components/page.tsx';
import { Problem } from '../../../components/problem.tsx';
import { useEngineVersions } from '../../../fields/engine-fields.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { pathOfSnapshot } from '../facts.ts';
import { RestoreForm } from './restore-form.tsx';

/** Makes a new cluster, or a group, of what a snapshot holds. */
export function RestorePage({ name }: { name: string }) {
  const t = useText();
  const snapshots = useApi('DescribeSnapshots', { SnapshotName: name });
  const manifest = useApi('DescribeSnapshotManifest', { SnapshotName: name });
  const subnetGroups = useAll('DescribeCacheSubnetGroups', {}, 'CacheSubnetGroups');
  const parameterGroups = useAll('DescribeCacheParameterGroups', {}, 'CacheParameterGroups');
  const { versions, loading } = useEngineVersions();
  const error = snapshots.error ?? manifest.error ?? subnetGroups.error ?? parameterGroups.error;
  const snapshot = snapshots.data?.Snapshots?.[0];
  const found = manifest.data?.Manifest;
  const ready = snapshot && found && subnetGroups.data && parameterGroups.data && !loading;
  return (
    <Page
      title={t('snapshots.restoreTitle')}
      description={t('snapshots.restoreHelp')}
      above={[
        { text: t('nav.snapshots'), path: '/snapshots' },
        { text: name, path: pathOfSnapshot(name) },
      ]}
    >
      {error && <Problem error={error} />}
      {!error && !ready && <Loading />}
      {ready && (
        <RestoreForm
          snapshot={snapshot}
          manifest={found}
          versions={versions}
          there={{
            subnetGroups: subnetGroups.data.map(({ CacheSubnetGroupName = '' }) => CacheSubnetGroupName),
            parameterGroups: parameterGroups.data
              .filter((group) => group.CacheParameterGroupFamily === familyOfManifest(found))
              .map(({ CacheParameterGroupName = '' }) => CacheParameterGroupName),
          }}
        />
      )}
    </Page>
  );
}

function familyOfManifest({
  Engine,
  EngineVersion = '',
}: {
  Engine?: string;
  EngineVersion?: string;
}): string {
  return familyOf(Engine as 'redis' | 'valkey', EngineVersion);
}
