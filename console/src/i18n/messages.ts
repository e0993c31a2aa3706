import enApp from './en/app.ts';
import enClusters from './en/clusters.ts';
import enCommon from './en/common.ts';
import enEngines from './en/engines.ts';
import enEvents from './en/events.ts';
import enFaults from './en/faults.ts';
import enFields from './en/fields.ts';
import enGroups from './en/groups.ts';
import enMetrics from './en/metrics.ts';
import enOverview from './en/overview.ts';
import enParameters from './en/parameters.ts';
import enSnapshots from './en/snapshots.ts';
import enSubnets from './en/subnets.ts';
import type { Locale } from './locale.ts';

const en = {
  ...enApp,
  ...enClusters,
  ...enCommon,
  ...enEngines,
  ...enEvents,
  ...enFaults,
  ...enFields,
  ...enGroups,
  ...enMetrics,
  ...enOverview,
  ...enParameters,
  ...enSnapshots,
  ...enSubnets,
};

export type MessageId = keyof typeof en;
export type Messages = Readonly<Record<MessageId, string>>;

/** English comes with the page; another language when it is asked for. */
export const ENGLISH: Messages = en;

export async function loadMessages(locale: Locale): Promise<Messages> {
  return locale === 'en' ? ENGLISH : (await import('./ko/index.ts')).default;
}
