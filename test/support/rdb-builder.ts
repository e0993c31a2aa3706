import { crc64 } from './crc64-plain.ts';

/** Parts of RDB files, byte by byte, for what no engine at hand writes. Numbers are bytes, strings latin1. */
export type Part = number | string | Uint8Array | Part[];

export function bytesOf(...parts: Part[]): Buffer {
  return Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'number') return Buffer.of(part);
      if (typeof part === 'string') return Buffer.from(part, 'latin1');
      return Array.isArray(part) ? bytesOf(...part) : part;
    }),
  );
}

/** A length in the shortest form, or in `form` bits. */
export function length(n: number | bigint, form?: 6 | 14 | 32 | 64): Buffer {
  const bits = form ?? (n < 64 ? 6 : n < 16_384 ? 14 : n < 2 ** 32 ? 32 : 64);
  if (bits === 6) return Buffer.of(Number(n));
  if (bits === 14) return Buffer.of(0x40 | (Number(n) >> 8), Number(n) & 0xff);
  const wide = Buffer.alloc(bits === 32 ? 5 : 9);
  if (bits === 32) {
    wide[0] = 0x80;
    wide.writeUInt32BE(Number(n), 1);
  } else {
    wide[0] = 0x81;
    wide.writeBigUInt64BE(BigInt(n), 1);
  }
  return wide;
}

export function text(value: string | Uint8Array): Buffer {
  return bytesOf(length(value.length), value);
}

/** Any file: header, body, end marker and checksum. */
export function rdb(header: string, ...body: Part[]): Buffer {
  const covered = bytesOf(header, ...body, 0xff);
  const footer = Buffer.alloc(8);
  footer.writeBigUInt64LE(crc64(covered));
  return Buffer.concat([covered, footer]);
}
