import type { MessageId } from '../../../i18n/messages.ts';
import type { Settings } from './settings.ts';

/** What comes of a change, for whoever is about to ask for it. */
export interface Consequence {
  id: MessageId;
  values?: Record<string, string>;
  /** Clients lose their connections by it. */
  restarts: boolean;
}

/** As the controller goes about it: only another engine, or version, takes a new process. */
export function consequencesOf(changes: Partial<Settings>): Consequence[] {
  const consequences: Consequence[] = [];
  if (changes.engine !== undefined)
    consequences.push({
      id: 'clusters.modify.willRestart',
      values: { engine: changes.engine },
      restarts: true,
    });
  if (changes.nodeType !== undefined)
    consequences.push({
      id: 'clusters.modify.willResize',
      values: { type: changes.nodeType },
      restarts: false,
    });
  if (changes.parameterGroup !== undefined)
    consequences.push({
      id: changes.engine === undefined ? 'clusters.modify.willConfigure' : 'clusters.modify.willConfigureToo',
      values: { group: changes.parameterGroup },
      restarts: false,
    });
  const { engine, nodeType, parameterGroup, ...settings } = changes;
  if (Object.keys(settings).length > 0) consequences.push({ id: 'clusters.modify.willSet', restarts: false });
  return consequences;
}
