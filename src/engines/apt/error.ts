/**
 * Why packages could not be had.
 * `tools`: apt-get, apt-cache or dpkg-deb isn't there; `sources`: apt's configuration names no archive of the
 * distribution; `network`: the mirror can't be reached; `signature`: an index isn't signed by a key this machine
 * trusts; `space`: the disk is full; `absent`: no suite carries the package; `failed`: anything else.
 */
export type AptFailure = 'tools' | 'sources' | 'network' | 'signature' | 'space' | 'absent' | 'failed';

/** `message` is one sentence for people, with apt's own words where it had any. */
export class AptError extends Error {
  readonly failure: AptFailure;

  constructor(failure: AptFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AptError';
    this.failure = failure;
  }
}

/** Sorts what apt or dpkg-deb wrote to stderr into a reason. */
export function classifyAptOutput(stderr: string): AptFailure {
  if (/no space left|enough free space|disk quota/i.test(stderr)) return 'space';
  if (
    /NO_PUBKEY|not signed|EXPKEYSIG|REVKEYSIG|BADSIG|signature|signatures couldn't be verified/i.test(stderr)
  ) {
    return 'signature';
  }
  if (
    /resolv|could not connect|unreachable|connection (failed|refused|timed out)|timed out|network/i.test(
      stderr,
    )
  ) {
    return 'network';
  }
  return 'failed';
}
