import type { GroupSettings } from './modify-settings.ts';

/** What every part of the form for a group's settings gets. */
export interface ModifyProps {
  settings: GroupSettings;
  edit(change: Partial<GroupSettings>): void;
  errors: { of(field: string): string | undefined };
}
