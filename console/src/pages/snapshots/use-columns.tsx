import { useMemo } from 'react';
import type { Snapshot } from '../../api/json.ts';
import type { LongWork } from '../../api/progress.ts';
import { PlaceLink } from '../../components/place-link.tsx';
import type { Column } from '../../components/resource-table.tsx';
import { engineName } from '../../fields/engine-fields.tsx';
import { UNKNOWN, useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { createdAt, isAutomatic, originOf, pathOfSnapshot, sizeOf } from './facts.ts';
import { OriginLink } from './origin-link.tsx';
import { SnapshotStatus } from './snapshot-status.tsx';

export function useColumns(progress: ReadonlyMap<string, LongWork>): readonly Column<Snapshot>[] {
  const t = useText();
  const { bytes, time } = useFormat();
  return useMemo(() => {
    const nameOf = ({ SnapshotName = '' }: Snapshot) => SnapshotName;
    const engineOf = ({ Engine, EngineVersion }: Snapshot) => `${engineName(Engine)} ${EngineVersion ?? ''}`;
    const kindOf = (one: Snapshot) => t(isAutomatic(one) ? 'snapshots.automatic' : 'snapshots.manual');
    const plain = (
      id: string,
      header: string,
      of: (one: Snapshot) => string | undefined,
    ): Column<Snapshot> => ({
      id,
      header,
      cell: (one) => of(one) ?? UNKNOWN,
      sortBy: of,
    });
    return [
      {
        id: 'name',
        header: t('snapshots.name'),
        cell: (one) => <PlaceLink to={pathOfSnapshot(nameOf(one))}>{nameOf(one)}</PlaceLink>,
        sortBy: nameOf,
        width: 180,
        isRowHeader: true,
      },
      {
        id: 'status',
        header: t('common.status'),
        cell: (one) => <SnapshotStatus snapshot={one} work={progress.get(nameOf(one))} />,
        sortBy: (one) => one.SnapshotStatus,
        width: 130,
      },
      {
        id: 'origin',
        header: t('snapshots.takenOf'),
        cell: (one) => <OriginLink origin={originOf(one)} />,
        sortBy: (one) => originOf(one).id,
        width: 140,
      },
      { ...plain('kind', t('snapshots.kind'), kindOf), width: 95 },
      { ...plain('engine', t('snapshots.engine'), engineOf), hidden: true },
      { ...plain('nodeType', t('fields.nodeType'), (one) => one.CacheNodeType), hidden: true },
      {
        id: 'size',
        header: t('snapshots.size'),
        cell: (one) => bytes(progress.get(nameOf(one))?.BytesDone ?? sizeOf(one)),
        sortBy: sizeOf,
        width: 90,
      },
      {
        id: 'created',
        header: t('snapshots.created'),
        cell: (one) => time(createdAt(one)),
        sortBy: createdAt,
        width: 234,
      },
      {
        ...plain('parameterGroup', t('fields.parameterGroup'), (one) => one.CacheParameterGroupName),
        hidden: true,
      },
      { ...plain('zone', t('fields.zone'), (one) => one.PreferredAvailabilityZone), hidden: true },
      { ...plain('arn', t('snapshots.arn'), (one) => one.ARN), hidden: true },
    ];
  }, [t, bytes, time, progress]);
}
