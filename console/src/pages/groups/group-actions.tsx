import Button from '@cloudscape-design/components/button';
import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useGo } from '../../app/go.ts';
import { useText } from '../../i18n/use-text.ts';
import { DeleteGroup } from './delete-group.tsx';
import { FailoverNow } from './failover-now.tsx';
import { ForceFailover } from './force-failover.tsx';
import type { GroupView } from './group-view.ts';
import { Switchover } from './switchover.tsx';
import { type GroupAction, whyNot } from './why-not.ts';

type Dialog = 'switchover' | 'failover' | 'force' | 'delete';

/** All that can be done with a group; what can't be done now says why. Undefined while none is chosen. */
export function GroupActions({ view }: { view: GroupView | undefined }) {
  const t = useText();
  const go = useGo();
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const item = (id: GroupAction, text: string): ButtonDropdownProps.Item => {
    const why = view && whyNot(id, view);
    return { id, text, disabled: why !== undefined, ...(why && { disabledReason: t(why.id, why.values) }) };
  };
  const whyNoMore = view && whyNot('addReplica', view);
  const failed = view?.group.Status === 'failed';
  const act = (id: string) => {
    if (!view) return;
    if (id === 'promote' || id === 'demote') go(`/groups/-/${id}?group=${view.id}`);
    else if (id === 'modify') go(`/groups/${view.id}/modify`);
    else setDialog(id as Dialog);
  };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        disabled={!view || whyNoMore !== undefined}
        {...(whyNoMore && { disabledReason: t(whyNoMore.id, whyNoMore.values) })}
        onClick={() => view && go(`/groups/${view.id}/add-replica`)}
      >
        {t('groups.addReplica')}
      </Button>
      <ButtonDropdown
        disabled={!view}
        onItemClick={({ detail }) => act(detail.id)}
        items={[
          {
            text: t('groups.changeOfPrimary'),
            items: [
              item('switchover', t('groups.switchover')),
              item('failover', t('groups.failoverNow')),
              ...(failed ? [{ id: 'force', text: t('groups.force') }] : []),
            ],
          },
          {
            text: t('groups.roles'),
            items: [item('promote', t('groups.promote')), item('demote', t('groups.demote'))],
          },
          {
            text: t('groups.group'),
            items: [item('modify', t('common.modify')), item('delete', t('common.delete'))],
          },
        ]}
      >
        {t('common.actions')}
      </ButtonDropdown>
      {view && dialog === 'switchover' && <Switchover view={view} onClose={close} />}
      {view && dialog === 'failover' && <FailoverNow view={view} onClose={close} />}
      {view && dialog === 'force' && <ForceFailover view={view} onClose={close} />}
      {view && dialog === 'delete' && <DeleteGroup view={view} onClose={close} />}
    </SpaceBetween>
  );
}
