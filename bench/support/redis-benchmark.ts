import type { BenchContext, Result } from '../figure.ts';
import { run } from './child.ts';
import type { Place } from './pair.ts';

interface Load {
  name: string;
  tests: readonly ('set' | 'get')[];
  pipeline: number;
  requests: number;
}

export const LOADS: readonly Load[] = [
  { name: 'one by one', tests: ['set', 'get'], pipeline: 1, requests: 200_000 },
  { name: 'pipelined by 16', tests: ['set', 'get'], pipeline: 16, requests: 1_000_000 },
];

const ROUNDS = 7;

/** Two addresses under the same load, turn by turn. */
export async function compareThroughput(
  context: BenchContext,
  ours: Place,
  peer: { name: string; place: Place },
  load: Load,
): Promise<Pick<Result, 'unit' | 'ours' | 'peer'>> {
  const our: number[] = [];
  const their: number[] = [];
  for (let round = 0; round <= (context.rounds ?? ROUNDS); round++) {
    const rates = [
      await requestsPerSecond(context, ours, load),
      await requestsPerSecond(context, peer.place, load),
    ];
    // The first round warms both.
    if (round === 0) continue;
    our.push(rates[0]!);
    their.push(rates[1]!);
  }
  return { unit: 'requests/s', ours: our, peer: { name: peer.name, values: their } };
}

/** Of as many requests of each test, over the time that all took: 50 connections, values of 100 bytes, 100,000 keys. */
async function requestsPerSecond({ engine, quick }: BenchContext, place: Place, load: Load): Promise<number> {
  const { tests, pipeline } = load;
  const requests = quick ? load.requests / 20 : load.requests;
  const options = {
    '-h': place.host,
    '-p': place.port,
    '-t': tests.join(','),
    '-n': requests,
    '-c': 50,
    '-P': pipeline,
    '-r': 100_000,
    '-d': 100,
  };
  const csv = await run([...engine.benchmark, ...Object.entries(options).flat().map(String), '--csv']);
  const rates = [...csv.matchAll(/^"(?:SET|GET)","([\d.]+)"/gm)].map(([, rate]) => Number(rate));
  if (rates.length !== tests.length) throw new Error(`redis-benchmark said something else: ${csv}`);
  return rates.length / rates.reduce((seconds, rate) => seconds + 1 / rate, 0);
}
