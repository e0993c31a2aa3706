import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { type ApiServerOptions, createApiServer } from '../../src/api/server.ts';

export const TEST_KEY = { accessKeyId: 'AKIDTEST', secretAccessKey: 'test/secret+1' };

/** A listening API server for one test, closed when the test is over. */
export async function startServer(
  options: Partial<ApiServerOptions> = {},
): Promise<{ endpoint: string; port: number }> {
  const app = createApiServer({
    handlers: {},
    accountId: '000000000000',
    credentials: { secretOf: (id) => (id === TEST_KEY.accessKeyId ? TEST_KEY.secretAccessKey : undefined) },
    logger: pino({ level: 'silent' }),
    version: '1.2.3',
    ...options,
  });
  onTestFinished(() => app.close());
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
  return { endpoint, port: Number(new URL(endpoint).port) };
}
