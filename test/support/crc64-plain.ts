/**
 * CRC64 as Redis computes it, by its definition: polynomial 0xad93d23594c935a9, bits in and out reflected,
 * begun with 0, not inverted. Slow; for comparison.
 */
function byDefinition(byte: number): bigint {
  let crc = BigInt(byte);
  for (let bit = 0; bit < 8; bit++) crc = crc & 1n ? (crc >> 1n) ^ 0x95ac9329ac4bc9b5n : crc >> 1n;
  return crc;
}

const OF_BYTE = Array.from({ length: 256 }, (_, byte) => byDefinition(byte));

export function crc64(bytes: Uint8Array): bigint {
  let crc = 0n;
  for (const byte of bytes) crc = OF_BYTE[Number(crc & 0xffn) ^ byte]! ^ (crc >> 8n);
  return crc;
}
