import { readCredentials } from '../../src/cli/serve/credentials.ts';
import { createQueryClient, type QueryClient } from '../../src/client/query-client.ts';
import type { TestHoldfast } from './holdfast.ts';

/** A client that knows Holdfast's own operations too. */
export function openApi(holdfast: TestHoldfast, region = 'us-east-1'): QueryClient {
  return createQueryClient({
    endpoint: holdfast.endpoint,
    region,
    ...(readCredentials(holdfast.data) ?? { accessKeyId: 'any', secretAccessKey: 'any' }),
  });
}
