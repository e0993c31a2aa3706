import type { Change, CreateForm } from './form.ts';

/** What each step of the wizard is given. */
export interface StepProps {
  form: CreateForm;
  change: Change;
  /** What stands below a field, by its member of the request: why the API refused it, or would. */
  errorOf(field: string): string | undefined;
}
