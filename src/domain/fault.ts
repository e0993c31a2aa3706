import { FAULT_STATUS } from './faults.gen.ts';

/** Faults that any AWS Query service can answer with, beside those of ElastiCache's own model. */
const COMMON_FAULT_STATUS = {
  AccessDenied: 403,
  IncompleteSignature: 403,
  InternalFailure: 500,
  InvalidAction: 400,
  InvalidClientTokenId: 403,
  MalformedQueryString: 400,
  MissingAction: 400,
  MissingAuthenticationToken: 403,
  RequestExpired: 403,
  ServiceUnavailable: 503,
  SignatureDoesNotMatch: 403,
  ValidationError: 400,
} as const;

const STATUS = { ...COMMON_FAULT_STATUS, ...FAULT_STATUS };

export type FaultCode = keyof typeof STATUS;

/**
 * An answer that tells the caller what was wrong, by AWS's own code and HTTP status.
 * `message` is read by people: it names the field, the value and what to do.
 */
export class Fault extends Error {
  readonly code: FaultCode;
  /** HTTP status of the answer. */
  readonly status: number;

  constructor(code: FaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Fault';
    this.code = code;
    this.status = STATUS[code];
  }
}
