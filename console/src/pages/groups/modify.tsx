import { Loading } from '../../components/loading.tsx';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Gone } from './gone.tsx';
import { primaryOf } from './group-view.ts';
import { ModifyForm } from './modify-form.tsx';
import { useGroup } from './use-group.ts';

/** The settings of a group, which are those of all its members. */
export function ModifyGroup({ id }: { id: string }) {
  const t = useText();
  const { view, gone, error, retry } = useGroup(id);
  const primary = view && primaryOf(view)?.cluster;
  if (view && primary && !gone) return <ModifyForm view={view} primary={primary} />;
  return (
    <Page
      title={t('groups.modifyOf', { id })}
      above={[
        { text: t('nav.groups'), path: '/groups' },
        { text: id, path: `/groups/${id}` },
      ]}
    >
      {gone ? <Gone id={id} /> : error ? <Problem error={error} onRetry={retry} /> : <Loading />}
    </Page>
  );
}
