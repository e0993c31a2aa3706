import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useGo } from '../../app/go.ts';
import { CommandPanel } from '../../commands/command-panel.tsx';
import type { ApiRequest } from '../../commands/request.ts';
import { useText } from '../../i18n/use-text.ts';

interface SubnetGroupFormProps {
  problem: ReactNode;
  doIt: string;
  ready: boolean;
  busy: boolean;
  /** Where Cancel leads. */
  back: string;
  request: ApiRequest;
  /** What is to be in the end, where the request tells changes only. */
  resource?: ApiRequest;
  onSubmit(): void;
  children: ReactNode;
}

/** What a form for a new group and one for a changed one have in common. */
export function SubnetGroupForm(props: SubnetGroupFormProps) {
  const { problem, doIt, ready, busy, back, request, resource = request, onSubmit, children } = props;
  const t = useText();
  const go = useGo();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) onSubmit();
      }}
    >
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={() => go(back)}>
              {t('common.cancel')}
            </Button>
            <Button variant="primary" formAction="submit" disabled={!ready} loading={busy}>
              {doIt}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {problem}
          <Container>
            <SpaceBetween size="l">{children}</SpaceBetween>
          </Container>
          <CommandPanel requests={[request]} resources={[resource]} />
        </SpaceBetween>
      </Form>
    </form>
  );
}
