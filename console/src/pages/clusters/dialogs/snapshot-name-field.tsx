import type { ApiError } from '../../../api/error.ts';
import { useFaultText } from '../../../components/use-fault-text.ts';
import { IdentifierField } from '../../../fields/identifier-field.tsx';

interface SnapshotNameFieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
  error: ApiError | undefined;
}

/** The name of a snapshot that is to be taken, with why it was refused, whatever the reason: each has its own. */
export function SnapshotNameField({ label, value, onChange, error }: SnapshotNameFieldProps) {
  const faultText = useFaultText();
  return (
    <IdentifierField
      kind="snapshot"
      label={label}
      value={value}
      onChange={onChange}
      errorText={error && `${faultText(error)}: ${error.message}`}
    />
  );
}
