import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { type ReactNode, useState } from 'react';
import type { ApiError } from '../api/error.ts';
import { useText } from '../i18n/use-text.ts';
import { FormDialog } from './form-dialog.tsx';
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
    <FormDialog
      title={title}
      doIt={doIt}
      disabled={!ready}
      busy={busy}
      onSubmit={onConfirm}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
