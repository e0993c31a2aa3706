import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useGo } from '../../app/go.ts';
import { CommandPanel } from '../../commands/command-panel.tsx';
import type { ApiRequest } from '../../commands/request.ts';
import { Page } from '../../components/page.tsx';
import { useText } from '../../i18n/use-text.ts';

interface FormPageProps {
  title: string;
  description?: ReactNode;
  above: readonly { text: string; path: string }[];
  /** The word on the button. */
  doIt: string;
  /** Where one goes who changes his mind. */
  back: string;
  disabled?: boolean;
  busy: boolean;
  /** What the API refused that is about no field. */
  error?: ReactNode;
  requests: readonly ApiRequest[];
  onSubmit(): Promise<unknown>;
  children: ReactNode;
}

/** A page that asks for something and does it: Enter submits, and the same stands below as a command. */
export function FormPage(props: FormPageProps) {
  const { title, description, above, doIt, back, disabled = false, busy, error, requests, onSubmit } = props;
  const t = useText();
  const go = useGo();
  return (
    <Page title={title} description={description} above={above}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // What is refused is shown by whoever called.
          if (!disabled && !busy) void onSubmit().catch(() => undefined);
        }}
      >
        <Form
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" formAction="none" onClick={() => go(back)}>
                {t('common.cancel')}
              </Button>
              <Button variant="primary" disabled={disabled} loading={busy}>
                {doIt}
              </Button>
            </SpaceBetween>
          }
        >
          <SpaceBetween size="l">
            {error}
            {props.children}
          </SpaceBetween>
        </Form>
      </form>
      <CommandPanel requests={requests} />
    </Page>
  );
}
