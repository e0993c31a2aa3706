import { createHmac } from 'node:crypto';
import { TERMINATOR } from './canonical.ts';

export interface KeyScope {
  readonly secret: string;
  /** 20260131 */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** The region is the caller's choice, so the cache must not grow with it. */
const CAPACITY = 256;
const cache = new Map<string, Buffer>();

/** The key of a day, a region and a service: four HMACs, kept for the requests that follow. */
export function signingKey(scope: KeyScope): Buffer {
  // The secret is part of the name: an access key whose secret was replaced must not go on with the old one.
  const name = [scope.secret, scope.date, scope.region, scope.service].join('\n');
  let key = cache.get(name);
  if (key === undefined) {
    key = derive(scope);
    const oldest = cache.size >= CAPACITY ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
    cache.set(name, key);
  }
  return key;
}

export function signature(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

function derive({ secret, date, region, service }: KeyScope): Buffer {
  const steps = [date, region, service, TERMINATOR];
  return steps.reduce(
    (key, step) => createHmac('sha256', key).update(step).digest(),
    Buffer.from(`AWS4${secret}`),
  );
}
