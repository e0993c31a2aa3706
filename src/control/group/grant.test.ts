import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { NodeConnection } from '../../engine/connection.ts';
import type { ClusterWithNode } from '../cluster/rows.ts';
import { enthrone } from './grant.ts';
import { Timeline } from './timeline.ts';

test('a node that ends while it is made the primary fails that, and nothing else', async () => {
  const ended = { command: () => Promise.reject(new Error('read ECONNRESET')) } as unknown as NodeConnection;
  const member = {
    cluster: { engine_version: '7.0.15' },
    node: { address: '127.80.0.1' },
  } as ClusterWithNode;
  const made = enthrone({ endpoint_address: '127.80.0.2' }, member, ended, new Timeline());
  await expect(made).rejects.toThrow('ECONNRESET');
  // A rejection that nobody hears of ends the controller, and fails this run.
  await delay(5);
});
