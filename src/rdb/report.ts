import type { RdbScan } from './tally.ts';

/** All that is known of an RDB file that was read to its end and found whole. Sizes in bytes. */
export interface RdbReport extends RdbScan {
  /** Length of the file. */
  bytes: number;
  /** Of the whole file, in hex. */
  sha256: string;
  /** The checksum in its footer, which is right: 16 hex digits. */
  crc64: string;
}
