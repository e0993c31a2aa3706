/** An answer that was no success. `code` is AWS's, or one of the console's server, or `Unreachable`. */
export class ApiError extends Error {
  readonly code: string;
  /** Of HTTP; 0 when there was no answer at all. */
  readonly status: number;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
  }
}
