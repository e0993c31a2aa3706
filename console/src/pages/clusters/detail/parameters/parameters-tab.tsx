import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useMemo, useState } from 'react';
import type { CacheCluster } from '../../../../api/json.ts';
import { useAll } from '../../../../api/use-api.ts';
import { PlaceLink } from '../../../../components/place-link.tsx';
import { Problem } from '../../../../components/problem.tsx';
import { ResourceTable } from '../../../../components/resource-table.tsx';
import { Status } from '../../../../components/status.tsx';
import { useText } from '../../../../i18n/use-text.ts';
import { isSet, mayWait, type Parameter } from './parameter.ts';
import { useParameterColumns } from './use-parameter-columns.tsx';

/** The parameters that the cluster has by its group, and which of them may wait for a reboot. */
export default function ParametersTab({ cluster }: { cluster: CacheCluster }) {
  const t = useText();
  const name = cluster.CacheParameterGroup?.CacheParameterGroupName ?? '';
  const status = cluster.CacheParameterGroup?.ParameterApplyStatus;
  const pending = status === 'pending-reboot';
  const answer = useAll('DescribeCacheParameters', { CacheParameterGroupName: name }, 'Parameters');
  const [onlySet, setOnlySet] = useState(false);
  const columns = useParameterColumns(pending);
  const items = useMemo(
    () => answer.data?.filter((parameter) => !onlySet || isSet(parameter)),
    [answer.data, onlySet],
  );
  const waiting = (answer.data ?? []).filter(mayWait).map((parameter) => parameter.ParameterName);
  return (
    <SpaceBetween size="l">
      {pending && (
        <Alert type="warning" header={t('clusters.parameters.pending')}>
          {waiting.length > 0 && t('clusters.parameters.which', { names: waiting.join(', ') })}
        </Alert>
      )}
      <ResourceTable<Parameter>
        name="cluster-parameters"
        title={t('clusters.tab.parameters')}
        columns={columns}
        items={items}
        idOf={(parameter) => parameter.ParameterName ?? ''}
        textOf={(parameter) =>
          [parameter.ParameterName, parameter.ParameterValue, parameter.Description].join(' ')
        }
        loading={answer.isLoading}
        error={
          answer.error &&
          !answer.data && <Problem error={answer.error} onRetry={() => void answer.refetch()} />
        }
        empty={<Box textAlign="center">{t('clusters.parameters.noneSet')}</Box>}
        description={
          <SpaceBetween direction="horizontal" size="s">
            <PlaceLink to={`/parameter-groups/${name}`}>{name}</PlaceLink>
            <Status status={status} />
          </SpaceBetween>
        }
        actions={
          <Toggle checked={onlySet} onChange={({ detail }) => setOnlySet(detail.checked)}>
            {t('clusters.parameters.onlySet')}
          </Toggle>
        }
      />
    </SpaceBetween>
  );
}
