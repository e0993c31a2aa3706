import type { Messages } from '../messages.ts';
import app from './app.ts';
import clusters from './clusters.ts';
import common from './common.ts';
import engines from './engines.ts';
import events from './events.ts';
import faults from './faults.ts';
import fields from './fields.ts';
import groups from './groups.ts';
import metrics from './metrics.ts';
import overview from './overview.ts';
import parameters from './parameters.ts';
import snapshots from './snapshots.ts';
import subnets from './subnets.ts';

const messages: Messages = {
  ...app,
  ...clusters,
  ...common,
  ...engines,
  ...events,
  ...faults,
  ...fields,
  ...groups,
  ...metrics,
  ...overview,
  ...parameters,
  ...snapshots,
  ...subnets,
};

export default messages;
