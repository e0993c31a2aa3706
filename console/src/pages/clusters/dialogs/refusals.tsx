import Alert from '@cloudscape-design/components/alert';
import type { ApiError } from '../../../api/error.ts';
import { useFaultText } from '../../../components/use-fault-text.ts';

/** For which clusters it didn't work, and why. */
export function Refusals({ errors }: { errors: ReadonlyMap<string, ApiError> }) {
  const faultText = useFaultText();
  return [...errors].map(([id, error]) => (
    <Alert key={id} type="error" header={`${id}: ${faultText(error)}`}>
      {error.message}
    </Alert>
  ));
}
