import type { GroupForm } from './create-form.ts';

/** What every part of the form for a new group gets. */
export interface CreateProps {
  form: GroupForm;
  change(part: Partial<GroupForm>): void;
  errors: { of(field: string): string | undefined };
}
