import Wizard from '@cloudscape-design/components/wizard';
import { useState } from 'react';
import { useCall } from '../../../api/use-call.ts';
import { useGo } from '../../../app/go.ts';
import { useNotify } from '../../../app/notify.tsx';
import { useRegion } from '../../../app/region.tsx';
import { fieldOf } from '../../../components/field-errors.ts';
import { useFormErrors } from '../../../components/use-form-errors.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { clusterPath } from '../cluster-path.ts';
import { FIELDS_OF_STEPS, toRequest, wrongFields } from './form.ts';
import { Review } from './review.tsx';
import { MaintenanceStep } from './step-maintenance.tsx';
import { MethodStep } from './step-method.tsx';
import { NetworkStep } from './step-network.tsx';
import { type Proposals, useCreateForm } from './use-create-form.ts';

const FIELDS = FIELDS_OF_STEPS.flat();

/** A new cluster in four steps, of which the middle two may be skipped: three clicks make one. */
export function CreateWizard({ proposals }: { proposals: Proposals }) {
  const t = useText();
  const go = useGo();
  const notify = useNotify();
  const region = useRegion();
  const { form, change } = useCreateForm(proposals);
  const create = useCall('CreateCacheCluster');
  const refused = useFormErrors(create.error, FIELDS);
  const [step, setStep] = useState(0);
  /** Steps that one tried to leave: what is wrong in them is shown. */
  const [tried, setTried] = useState(-1);

  const errorOf = (field: string) => {
    if (field === 'SnapshotName')
      return tried >= 0 && !form.snapshot ? t('clusters.create.chooseSnapshot') : undefined;
    const own = FIELDS_OF_STEPS.findIndex((fields) => (fields as readonly string[]).includes(field));
    const wrong = own <= tried && wrongFields(form, own, region).includes(field);
    return refused.of(field) ?? (wrong ? t('clusters.create.wrong') : undefined);
  };
  const firstWrong = (until: number) =>
    FIELDS_OF_STEPS.findIndex((_, index) => index < until && wrongFields(form, index, region).length > 0);
  const goTo = (wanted: number) => {
    const wrong = firstWrong(wanted);
    setTried(Math.max(tried, wanted - 1));
    setStep(wrong >= 0 ? wrong : wanted);
  };
  const submit = () => {
    if (form.method === 'snapshot') {
      if (form.snapshot) return go(`/snapshots/${form.snapshot}/restore`);
      return setTried(0);
    }
    const wrong = firstWrong(FIELDS_OF_STEPS.length);
    if (wrong >= 0 || create.isPending) return goTo(FIELDS_OF_STEPS.length);
    create.mutate(toRequest(form), {
      onSuccess: ({ CacheCluster }) => {
        const id = CacheCluster?.CacheClusterId ?? form.id;
        notify({ type: 'info', content: t('clusters.create.begun', { id }) });
        go(clusterPath(id));
      },
      onError: (error) => {
        const field = fieldOf(error, FIELDS);
        const at = FIELDS_OF_STEPS.findIndex((fields) => (fields as readonly string[]).includes(field ?? ''));
        if (at >= 0) setStep(at);
      },
    });
  };

  const part = { form, change, errorOf };
  const steps = [
    {
      title: t('clusters.create.method'),
      description: t('clusters.create.methodHelp'),
      content: <MethodStep {...part} versions={proposals.versions} />,
    },
    {
      title: t('clusters.create.network'),
      description: t('clusters.create.networkHelp'),
      content: <NetworkStep {...part} />,
      isOptional: true,
    },
    {
      title: t('clusters.create.maintenance'),
      description: t('clusters.create.maintenanceHelp'),
      content: <MaintenanceStep {...part} />,
      isOptional: true,
    },
    {
      title: t('clusters.create.review'),
      description: t('clusters.create.reviewHelp'),
      content: <Review form={form} refusal={refused.rest} onEdit={setStep} />,
    },
  ];
  // Of a restore there is another form, which knows what of the snapshot is fixed.
  const shown = form.method === 'snapshot' ? steps.slice(0, 1) : steps;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (step < shown.length - 1) goTo(step + 1);
        else submit();
      }}
    >
      {/* What Enter in a field presses: the wizard's own buttons are no submit buttons. */}
      <button type="submit" hidden />
      <Wizard
        steps={shown}
        activeStepIndex={Math.min(step, shown.length - 1)}
        allowSkipTo
        isLoadingNextStep={create.isPending}
        submitButtonText={t(form.method === 'snapshot' ? 'clusters.continue' : 'clusters.create.do')}
        onNavigate={({ detail }) => goTo(detail.requestedStepIndex)}
        i18nStrings={{ skipToButtonLabel: ({ title }) => t('clusters.create.skipTo', { title }) }}
        onCancel={() => go('/clusters')}
        onSubmit={submit}
      />
    </form>
  );
}
