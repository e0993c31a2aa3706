import { keyOf } from '../../metrics/nodes.ts';
import { StreamHistory } from '../../metrics/stream-history.ts';
import type { Observed } from '../node-readings.ts';
import type { SampledNode } from './nodes.ts';

export interface Sampled {
  node: SampledNode;
  observed: Observed;
}

/** How far replicas are behind, in seconds, by what they and their primaries said at the same time, and before. */
export class ReplicationLags {
  #streams = new Map<string, StreamHistory>();

  /** Those that are known, by the sample of the replica. */
  of(round: readonly Sampled[]): Map<Sampled, number> {
    const primaries = this.#notePrimaries(round);
    const lags = new Map<Sampled, number>();
    for (const one of round) {
      const { node, observed } = one;
      if (node.primary === null || node.primary === node.cluster_id) continue;
      const { offset, linkDownSeconds = 0 } = observed.reading.replication;
      const primary = primaries.get(`${node.region} ${node.primary}`);
      const behind = primary && offset !== undefined ? primary.secondsBehind(offset) : 0;
      // Without its primary it may be behind by more than is known; one without a place in the stream is by all of it.
      if (linkDownSeconds > 0 || (primary && offset !== undefined))
        lags.set(one, Math.max(behind, linkDownSeconds));
    }
    return lags;
  }

  /** What the primaries of groups said, by region and id of the cluster. */
  #notePrimaries(round: readonly Sampled[]): Map<string, StreamHistory> {
    const streams = new Map<string, StreamHistory>();
    const noted = new Map<string, StreamHistory>();
    for (const { node, observed } of round) {
      const { role, replication } = observed.reading;
      if (node.primary !== node.cluster_id || role !== 'primary') continue;
      const stream = this.#streams.get(keyOf(node.identity)) ?? new StreamHistory();
      stream.note(replication.offset ?? 0, observed.monotonicMs);
      streams.set(keyOf(node.identity), stream);
      noted.set(`${node.region} ${node.cluster_id}`, stream);
    }
    this.#streams = streams;
    return noted;
  }
}
