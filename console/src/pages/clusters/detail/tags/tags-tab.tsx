import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useApi } from '../../../../api/use-api.ts';
import { useCall } from '../../../../api/use-call.ts';
import { useNotify } from '../../../../app/notify.tsx';
import { CommandPanel } from '../../../../commands/command-panel.tsx';
import type { ApiRequest } from '../../../../commands/request.ts';
import { Loading } from '../../../../components/loading.tsx';
import { Problem } from '../../../../components/problem.tsx';
import { type Tag, TagsField } from '../../../../fields/tags-field.tsx';
import { useText } from '../../../../i18n/use-text.ts';
import { tagChanges } from './tag-changes.ts';

/** The tags of a cluster, or of any other resource, to be added to, changed and removed. */
export default function TagsTab({ id, arn }: { id: string; arn: string }) {
  const t = useText();
  const notify = useNotify();
  const answer = useApi('ListTagsForResource', { ResourceName: arn });
  const add = useCall('AddTagsToResource');
  const remove = useCall('RemoveTagsFromResource');
  /** Since somebody began to edit: what they began with, and what they made of it. */
  const [edited, setEdited] = useState<{ before: readonly Tag[]; after: readonly Tag[] }>();
  const there = (answer.data?.TagList ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value }));
  const { set, removed: gone } = edited
    ? tagChanges(edited.before, edited.after.filter(isWritten))
    : { set: [], removed: [] };
  // What somebody else removed meanwhile can't be removed again.
  const removed = gone.filter((key) => there.some(({ Key }) => Key === key));
  const changed = set.length > 0 || removed.length > 0;
  const busy = add.isPending || remove.isPending;
  const adding = { ResourceName: arn, Tags: set };
  const removing = { ResourceName: arn, TagKeys: removed };
  const requests: ApiRequest[] = [];
  if (set.length > 0) requests.push({ operation: 'AddTagsToResource', input: adding });
  if (removed.length > 0) requests.push({ operation: 'RemoveTagsFromResource', input: removing });
  const save = async () => {
    try {
      if (set.length > 0) await add.mutateAsync(adding);
      if (removed.length > 0) await remove.mutateAsync(removing);
      await answer.refetch();
      setEdited(undefined);
      notify({ type: 'success', content: t('clusters.tags.saved', { id }) });
    } catch {
      // It is told below the tags.
    }
  };
  if (answer.error && !answer.data)
    return <Problem error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading />;
  const problem = add.error ?? remove.error;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && !busy) void save();
      }}
    >
      <SpaceBetween size="l">
        <Container
          header={
            <Header
              variant="h2"
              counter={`(${there.length})`}
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button
                    variant="link"
                    formAction="none"
                    disabled={!edited}
                    onClick={() => setEdited(undefined)}
                  >
                    {t('common.cancel')}
                  </Button>
                  <Button variant="primary" formAction="submit" disabled={!changed} loading={busy}>
                    {t('common.save')}
                  </Button>
                </SpaceBetween>
              }
            >
              {t('clusters.tab.tags')}
            </Header>
          }
        >
          <SpaceBetween size="m">
            <TagsField
              value={edited?.after ?? there}
              onChange={(after) => setEdited({ before: edited?.before ?? there, after })}
            />
            {problem && <Problem error={problem} />}
          </SpaceBetween>
        </Container>
        {requests.length > 0 && <CommandPanel requests={requests} />}
      </SpaceBetween>
    </form>
  );
}

/** A row that was added and left empty asks for nothing. */
function isWritten({ Key, Value }: Tag): boolean {
  return Key !== '' || Value !== '';
}
