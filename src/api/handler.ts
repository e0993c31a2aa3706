/** Who asks for what, known before an operation's handler runs. */
export interface ApiRequest {
  readonly operation: string;
  /** Out of the signature's scope: each region has its own resources. */
  readonly region: string;
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly requestId: string;
}

/** One operation. `input` has been checked against the model; a Fault thrown is the caller's answer, with its status. */
export type ApiHandler = (input: unknown, request: ApiRequest) => Promise<unknown>;

export type ApiHandlers = Readonly<Record<string, ApiHandler>>;
