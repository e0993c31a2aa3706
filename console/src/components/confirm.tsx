import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import type { ApiError } from '../api/error.ts';
import { useText } from '../i18n/use-text.ts';
import { Problem } from './problem.tsx';

interface ConfirmProps {
  title: string;
  /** The word on the button: what is going to be done. */
  doIt: string;
  /** What will be lost; shown as a warning. */
  loss?: ReactNode;
  /** Where something is lost: the name that must be typed before it can be done. */
  typed?: string;
  children?: ReactNode;
  /** Where what is filled in above doesn't do yet. */
  disabled?: boolean;
  error?: ApiError | null;
  busy: boolean;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before something is done that can't be taken back. */
export function Confirm(props: ConfirmProps) {
  const { title, doIt, loss, typed, children, disabled = false, error, busy, onConfirm, onClose } = props;
  const t = useText();
  const [given, setGiven] = useState('');
  const ready = !disabled && (typed === undefined || given === typed);
  return (
    <Modal
      visible
      header={title}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button variant="primary" disabled={!ready} loading={busy} onClick={onConfirm}>
              {doIt}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {loss && <Alert type="warning">{loss}</Alert>}
        {children}
        {typed !== undefined && (
          <FormField label={t('common.typeName', { name: typed })}>
            <Input
              value={given}
              placeholder={typed}
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => setGiven(detail.value)}
            />
          </FormField>
        )}
        {error && <Problem error={error} />}
      </SpaceBetween>
    </Modal>
  );
}
