import type { QueryClient } from '@tanstack/react-query';
import { DEPENDS_ON, type Kind } from './depends-on.ts';
import type { Operation } from './json.ts';

export interface Change {
  kind: Kind;
  region: string;
  id: string;
}

/** Has every answer asked for again that one of the changes may have made untrue. */
export function markStale(client: QueryClient, changes: readonly Change[]): void {
  const seen = new Set(changes.map(({ region, kind }) => `${region} ${kind}`));
  void client.invalidateQueries({
    predicate: ({ queryKey: [region, operation] }) =>
      DEPENDS_ON[operation as Operation]?.some((kind) => seen.has(`${region} ${kind}`)) ?? false,
  });
}

/** Has it asked again what is under way. */
export function markWorkStale(client: QueryClient): void {
  void client.invalidateQueries({
    predicate: ({ queryKey: [, operation] }) => operation === ('DescribeOperations' satisfies Operation),
  });
}
