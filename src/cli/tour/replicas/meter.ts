import type { NodeEndpoint } from '../node-client.ts';
import type { Meter } from '../steps.ts';
import type { SteadyWriter } from './steady-writer.ts';

/** Measures what the writer meets, and looks for its writes at `endpoint`: each one that is missing counts once. */
export function measureWith(writer: SteadyWriter, endpoint: NodeEndpoint): Meter {
  let known = 0;
  return () => {
    const began = writer.order({ watch: true });
    return async () => {
      await began;
      const { outageMs } = await writer.look();
      const missing = (await writer.missingAt(endpoint)).length;
      // What was replayed is there again.
      const lost = Math.max(0, missing - known);
      known = missing;
      return { outageMs, lost };
    };
  };
}
