import { Loading } from '../../../components/loading.tsx';
import { Page } from '../../../components/page.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { CreateWizard } from './create-wizard.tsx';
import { useProposals } from './use-create-form.ts';

export default function CreatePage() {
  const t = useText();
  const proposals = useProposals();
  return (
    <Page
      title={t('clusters.create')}
      above={[{ text: t('nav.clusters'), path: '/clusters' }]}
      ownHeading={proposals !== undefined}
    >
      {proposals ? <CreateWizard proposals={proposals} /> : <Loading />}
    </Page>
  );
}
