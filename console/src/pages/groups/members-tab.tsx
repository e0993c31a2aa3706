import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { useGo } from '../../app/go.ts';
import { Copyable } from '../../components/copyable.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { type Column, ResourceTable } from '../../components/resource-table.tsx';
import { Status } from '../../components/status.tsx';
import { UNKNOWN, useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { DeleteReplica } from './delete-replica.tsx';
import type { GroupView, MemberView } from './group-view.ts';
import { RoleChip } from './role-chip.tsx';
import { Switchover } from './switchover.tsx';
import { whyNot, whyNotDeleteReplica } from './why-not.ts';

/** The members, with what can be done with each. */
export function MembersTab({ view }: { view: GroupView }) {
  const t = useText();
  const columns = useMemberColumns();
  const [chosen, setChosen] = useState<string>();
  const member = view.members.find(({ id }) => id === chosen);
  return (
    <ResourceTable<MemberView>
      name="members"
      title={t('groups.members')}
      columns={columns}
      items={view.members}
      idOf={({ id }) => id}
      textOf={({ id, role, zone }) => [id, role, zone].join(' ')}
      loading={false}
      selection="single"
      selected={member ? [member] : []}
      onSelect={([first]) => setChosen(first?.id)}
      actions={<MemberActions view={view} member={member} />}
      empty={t('common.none')}
    />
  );
}

function MemberActions({ view, member }: { view: GroupView; member: MemberView | undefined }) {
  const t = useText();
  const go = useGo();
  const [dialog, setDialog] = useState<'switchover' | 'delete'>();
  const close = () => setDialog(undefined);
  const isPrimary = member?.role === 'primary' ? ({ id: 'groups.why.isPrimary' } as const) : undefined;
  const item = (id: string, text: string, why: ReturnType<typeof whyNot>) => ({
    id,
    text,
    disabled: why !== undefined,
    ...(why && { disabledReason: t(why.id, why.values) }),
  });
  return (
    <>
      <ButtonDropdown
        disabled={!member}
        onItemClick={({ detail }) => {
          if (detail.id === 'promote') go(`/groups/-/promote?cluster=${member?.id}`);
          else setDialog(detail.id as 'switchover' | 'delete');
        }}
        items={
          member
            ? [
                item('switchover', t('groups.makePrimary'), isPrimary ?? whyNot('switchover', view)),
                item('promote', t('groups.promote'), isPrimary ?? whyNot('promote', view)),
                item('delete', t('groups.deleteReplica'), whyNotDeleteReplica(view, member)),
              ]
            : []
        }
      >
        {t('common.actions')}
      </ButtonDropdown>
      {member && dialog === 'switchover' && <Switchover view={view} to={member.id} onClose={close} />}
      {member && dialog === 'delete' && <DeleteReplica id={member.id} group={view.id} onClose={close} />}
    </>
  );
}

function useMemberColumns(): Column<MemberView>[] {
  const t = useText();
  const { bytes, number, ago } = useFormat();
  return [
    {
      id: 'id',
      header: t('groups.member'),
      cell: ({ id }) => <PlaceLink to={`/clusters/${id}`}>{id}</PlaceLink>,
      sortBy: ({ id }) => id,
      isRowHeader: true,
      width: 180,
    },
    { id: 'role', header: t('groups.roleHeader'), cell: ({ role }) => <RoleChip role={role} />, width: 115 },
    {
      id: 'status',
      header: t('common.status'),
      cell: ({ cluster }) => <Status status={cluster?.CacheClusterStatus} />,
      sortBy: ({ cluster }) => cluster?.CacheClusterStatus,
      width: 130,
    },
    {
      id: 'link',
      header: t('groups.replication'),
      cell: ({ role, replication }) => {
        const link = replication?.LinkStatus;
        return link ? <Status status={role === 'replica' && link === 'up' ? 'in-sync' : link} /> : UNKNOWN;
      },
      sortBy: ({ replication }) => replication?.LinkStatus,
      width: 130,
    },
    {
      id: 'lag',
      header: t('groups.lagHeader'),
      cell: ({ role, replication }) => (role === 'primary' ? UNKNOWN : bytes(replication?.LagBytes)),
      sortBy: ({ replication }) => replication?.LagBytes,
      width: 120,
    },
    {
      id: 'endpoint',
      header: t('groups.endpoint'),
      cell: ({ endpoint }) => (endpoint ? <Copyable text={endpoint} /> : UNKNOWN),
      width: 215,
    },
    {
      id: 'zone',
      header: t('fields.zone'),
      cell: ({ zone }) => zone,
      sortBy: ({ zone }) => zone,
      width: 130,
    },
    {
      id: 'offset',
      header: t('groups.offset'),
      cell: ({ replication }) => number(replication?.Offset),
      sortBy: ({ replication }) => replication?.Offset,
      hidden: true,
    },
    {
      id: 'seen',
      header: t('groups.seen'),
      cell: ({ replication }) => ago(replication?.ObservedAt),
      hidden: true,
    },
  ];
}
