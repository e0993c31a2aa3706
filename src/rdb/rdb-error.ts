/**
 * What is wrong with an RDB file:
 * `truncated` it ends before its end marker and checksum; `trailing` something follows them;
 * `checksum` its CRC64 differs from the one it carries; `no-checksum` it carries none;
 * `count` it holds other numbers of keys or expiries than it declares;
 * `format` its bytes mean nothing that is known; `digest` it isn't the file that was expected;
 * `unreadable` it couldn't be read at all; `aborted` the reading was called off.
 */
export type RdbErrorReason =
  | 'truncated'
  | 'checksum'
  | 'no-checksum'
  | 'trailing'
  | 'count'
  | 'format'
  | 'unreadable'
  | 'digest'
  | 'aborted';

/** An RDB file that can't be vouched for. `message` tells the offset in the file (in bytes) and what it means. */
export class RdbError extends Error {
  readonly reason: RdbErrorReason;

  constructor(reason: RdbErrorReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RdbError';
    this.reason = reason;
  }
}
