import { basename } from 'node:path';
import { seedAppendOnly } from '../../src/engine/append-only.ts';
import type { BenchContext } from '../figure.ts';
import { BareServer } from './bare-server.ts';
import { datasetFile } from './dataset-file.ts';
import { Holdfast } from './holdfast.ts';

/** Large enough for a gigabyte of data with writes going on while it is saved. */
export const NODE_TYPE = 'cache.m7g.large';
export const SOURCE = 'source';

/** At scale 1.12 the dataset is one gigabyte in memory, as the engine counts it. */
export function scaleOf({ quick }: BenchContext): number {
  return quick ? 0.05 : 1.12;
}

/** The dataset that snapshots are measured with, as RDB file: every type, small and large. */
function mixedFile(context: BenchContext): Promise<string> {
  return datasetFile('mixed', scaleOf(context), context);
}

/** A Holdfast with the dataset in one cluster, `SOURCE`. */
export async function holdfastWithData(context: BenchContext): Promise<Holdfast> {
  const file = await mixedFile(context);
  context.note('  loading it');
  const holdfast = await Holdfast.start(context);
  try {
    await holdfast.api.call('CreateCacheCluster', {
      CacheClusterId: SOURCE,
      Engine: context.engine.engine,
      EngineVersion: context.engine.version,
      CacheNodeType: NODE_TYPE,
      NumCacheNodes: '1',
      'SnapshotArns.SnapshotArn.1': `arn:aws:s3:::${basename(file)}`,
    });
    await holdfast.api.clusterAvailable(SOURCE, 'long');
  } catch (error) {
    await holdfast[Symbol.asyncDispose]();
    throw error;
  }
  return holdfast;
}

/** A running bare server that holds the same data in the same way as `SOURCE` does. */
export async function bareWithData(context: BenchContext, holdfast: Holdfast): Promise<BareServer> {
  const bare = await BareServer.like(context, holdfast, SOURCE);
  try {
    await seedAppendOnly(bare.directory, await mixedFile(context), context.engine.version);
    await bare.start();
  } catch (error) {
    await bare[Symbol.asyncDispose]();
    throw error;
  }
  return bare;
}

/** Where a server is, for clients that put load on it. */
export interface Place {
  host: string;
  port: number;
}

export async function placeOf(holdfast: Holdfast, cluster: string): Promise<Place> {
  const text = await holdfast.api.call('DescribeCacheClusters', {
    CacheClusterId: cluster,
    ShowCacheNodeInfo: 'true',
  });
  const [, host, port] = /<Endpoint><Address>(.*?)<\/Address><Port>(\d+)<\/Port>/.exec(text) ?? [];
  if (!host) throw new Error(`${cluster} has no endpoint: ${text}`);
  return { host, port: Number(port) };
}
