import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useId, useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useGo } from '../../app/go.ts';
import { useNotify } from '../../app/notify.tsx';
import { resourcePath } from '../../app/resource-path.ts';
import { CommandPanel } from '../../commands/command-panel.tsx';
import { Loading } from '../../components/loading.tsx';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { useText } from '../../i18n/use-text.ts';
import { DefaultNote } from './default-note.tsx';
import { EditTable } from './edit-table.tsx';
import {
  asResource,
  changesOf,
  defaultsOf,
  isAllowed,
  isDefault,
  ownValues,
  requestsToSet,
  type Values,
} from './parameters.ts';
import { useParameterGroup } from './use-groups.ts';

export function Edit({ name }: { name: string }) {
  const t = useText();
  const go = useGo();
  const form = useId();
  const notify = useNotify();
  const { group, parameters, users, error, again } = useParameterGroup(name);
  const [typed, setTyped] = useState<Values>({});
  const modify = useCall('ModifyCacheParameterGroup');
  const path = resourcePath('cache-parameter-group', name) ?? '';
  const changes = changesOf(parameters ?? [], typed);
  const names = Object.keys(changes);
  const family = group?.CacheParameterGroupFamily ?? '';
  const wrong = names.filter((one) => !isAllowed(family, one, changes[one] ?? ''));
  const requests = requestsToSet(name, changes);
  const reboot = (parameters ?? []).filter(
    (one) => one.ChangeType === 'requires-reboot' && names.includes(one.ParameterName ?? ''),
  );

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (requests.length === 0 || wrong.length > 0) return;
    try {
      // One after the other: what was taken of several is no change any more when a later one is refused.
      for (const { input } of requests) await modify.mutateAsync(input);
    } catch {
      return;
    }
    notify({ type: 'success', content: t('parameters.saved', { name, count: names.length }) });
    go(path);
  };

  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" formAction="none" onClick={() => go(path)}>
        {t('common.cancel')}
      </Button>
      <Button
        variant="primary"
        formAction="submit"
        form={form}
        loading={modify.isPending}
        disabled={names.length === 0 || wrong.length > 0}
      >
        {t('parameters.save', { count: names.length })}
      </Button>
    </SpaceBetween>
  );
  const editable = group !== undefined && parameters !== undefined && !isDefault(name);
  return (
    <Page
      title={t('parameters.editTitle', { name })}
      above={[
        { text: t('nav.parameterGroups'), path: '/parameter-groups' },
        { text: name, path },
      ]}
      // The list is long: at its top as well as below it.
      actions={editable && buttons}
    >
      {error && <Problem error={error} onRetry={again} />}
      {!parameters && !error && <Loading />}
      {group && isDefault(name) && <DefaultNote name={name} />}
      {editable && (
        <form id={form} onSubmit={(event) => void save(event)}>
          <Form actions={buttons}>
            <SpaceBetween size="l">
              {users.length > 0 && (
                <Alert type="info">{t('parameters.editUsers', { count: users.length })}</Alert>
              )}
              {reboot.length > 0 && (
                <Alert type="warning">
                  {t('parameters.editReboot', {
                    names: reboot.map(({ ParameterName }) => ParameterName).join(', '),
                  })}
                </Alert>
              )}
              {modify.error && <Problem error={modify.error} />}
              <EditTable
                family={family}
                parameters={parameters}
                changes={changes}
                typed={typed}
                refused={modify.error?.message}
                onType={(parameter, value) => setTyped((before) => ({ ...before, [parameter]: value }))}
              />
              <CommandPanel
                requests={requests}
                resources={[asResource(group, { ...ownValues(parameters, defaultsOf(group)), ...changes })]}
              />
            </SpaceBetween>
          </Form>
        </form>
      )}
    </Page>
  );
}
