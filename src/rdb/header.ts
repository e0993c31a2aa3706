import { RdbError } from './rdb-error.ts';
import type { RdbMagic } from './value-shapes.ts';

export const HEADER_BYTES = 9;

/** The newest formats whose layout is known: those of Redis 8.6 and of Valkey 9. */
const MAX_REDIS_VERSION = 13;
const VALKEY_VERSION = 80;

/** `REDIS` and 4 digits, or `VALKEY` and 3. */
export function readHeader(bytes: Uint8Array): { magic: RdbMagic; rdbVersion: number } {
  const text = Buffer.from(bytes).toString('latin1');
  const [, magic, digits] =
    /^(?:(REDIS)(?=\d{4}$)|(VALKEY)(?=\d{3}$))(\d+)$/.exec(text)?.filter((part) => part) ?? [];
  if (!magic || !digits) {
    throw new RdbError(
      'format',
      `not an RDB file: it begins with ${JSON.stringify(text)}, not with REDIS or VALKEY`,
    );
  }
  const rdbVersion = Number(digits);
  const known =
    magic === 'REDIS' ? rdbVersion >= 1 && rdbVersion <= MAX_REDIS_VERSION : rdbVersion === VALKEY_VERSION;
  if (!known) {
    throw new RdbError(
      'format',
      `RDB version ${rdbVersion} of ${magic} is unknown: REDIS 1 to ${MAX_REDIS_VERSION} and VALKEY ${VALKEY_VERSION} can be read`,
    );
  }
  return { magic: magic as RdbMagic, rdbVersion };
}
