import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useId } from 'react';
import { useText } from '../i18n/use-text.ts';

interface FormDialogProps {
  title: string;
  /** The word on the button: what is going to be done. */
  doIt: string;
  children: ReactNode;
  /** Where what is filled in can't do. */
  disabled?: boolean;
  busy: boolean;
  onSubmit(): void;
  onClose(): void;
}

/** A small form above the page it belongs to; Enter in a field does it, as the button does. */
export function FormDialog(props: FormDialogProps) {
  const { title, doIt, children, disabled = false, busy, onSubmit, onClose } = props;
  const t = useText();
  const id = useId();
  return (
    <Modal
      visible
      header={title}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button variant="primary" form={id} formAction="submit" disabled={disabled} loading={busy}>
              {doIt}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        id={id}
        onSubmit={(event) => {
          event.preventDefault();
          if (!disabled && !busy) onSubmit();
        }}
      >
        <SpaceBetween size="m">{children}</SpaceBetween>
      </form>
    </Modal>
  );
}
