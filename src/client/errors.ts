/** A fault that the API answered with. */
export class ApiError extends Error {
  /** AWS's code, such as CacheClusterNotFound. */
  readonly code: string;
  /** HTTP status */
  readonly status: number;
  readonly requestId: string;

  constructor(answer: { code: string; message: string; status: number; requestId: string }) {
    super(answer.message);
    this.name = 'ApiError';
    this.code = answer.code;
    this.status = answer.status;
    this.requestId = answer.requestId;
  }
}

/** The API could not be asked at all. The message says what to do. */
export class ConnectionError extends Error {
  override name = 'ConnectionError';
}

/** `fetch` says only "fetch failed"; what happened is in its cause. */
export function connectionError(endpoint: string, error: unknown): ConnectionError {
  const cause = (error as { cause?: { code?: string; message?: string } }).cause;
  const code = cause?.code ?? '';
  if (code === 'ECONNREFUSED') {
    return new ConnectionError(`Nothing answers at ${endpoint}. Start Holdfast there with: holdfast serve`, {
      cause: error,
    });
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new ConnectionError(`The host of ${endpoint} is not known. Check the endpoint.`, { cause: error });
  }
  const what = cause?.message ?? (error as Error).message;
  return new ConnectionError(
    `The connection to ${endpoint} broke (${code || what}), so it is not known whether the request was carried out. ` +
      'See what is there with: holdfast status',
    { cause: error },
  );
}
