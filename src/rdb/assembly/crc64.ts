// CRC-64 as Redis computes it (Jones: polynomial 0xad93d23594c935a9, reflected, no inversion), in AssemblyScript;
// this file is compiled by scripts/generate-crc64.ts and is no part of the TypeScript program.
// Four parts of LANE bytes are worked on at once, since one alone waits for its own table lookups; a table
// that moves a checksum over LANE bytes of zeros then joins them.

const POLYNOMIAL: u64 = ((0x95ac9329 as u64) << 32) | 0xac4bc9b5;
const LANE_SHIFT: i32 = 14;
const LANE: usize = 1 << LANE_SHIFT;

// Each table has 8 parts of 256 entries of 8 bytes.
const PART: usize = 2048;
const STEP: usize = 0;
const MOVE: usize = 8 * PART;
const MATRIX: usize = 16 * PART;
const SQUARE: usize = MATRIX + 512;

/** Where the bytes to be checked are put; below are the tables. */
export const INPUT: usize = 65536;

/** Must be called first: fills the tables. */
export function init(): void {
  for (let n: usize = 0; n < 256; n++) {
    let c: u64 = n as u64;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >> 1) ^ POLYNOMIAL : c >> 1;
    store<u64>(STEP + (n << 3), c);
  }
  for (let n: usize = 0; n < 256; n++) {
    let c = load<u64>(STEP + (n << 3));
    for (let part: usize = 1; part < 8; part++) {
      c = byte(c, 0);
      store<u64>(STEP + part * PART + (n << 3), c);
    }
  }
  // Moving over zeros is linear: a matrix of 64 columns, squared LANE_SHIFT times from that of one byte.
  for (let bit: usize = 0; bit < 64; bit++)
    store<u64>(MATRIX + (bit << 3), byte((1 as u64) << (bit as u64), 0));
  for (let i = 0; i < LANE_SHIFT; i++) {
    for (let bit: usize = 0; bit < 64; bit++) {
      store<u64>(SQUARE + (bit << 3), times(load<u64>(MATRIX + (bit << 3))));
    }
    memory.copy(MATRIX, SQUARE, 512);
  }
  for (let part: usize = 0; part < 8; part++) {
    for (let n: usize = 0; n < 256; n++) {
      store<u64>(MOVE + part * PART + (n << 3), times((n as u64) << ((part as u64) << 3)));
    }
  }
}

function byte(c: u64, value: u64): u64 {
  return load<u64>((STEP + (((c ^ value) & 255) << 3)) as usize) ^ (c >> 8);
}

function times(vector: u64): u64 {
  let product: u64 = 0;
  for (let bit: usize = 0; vector !== 0; bit++, vector >>= 1) {
    if (vector & 1) product ^= load<u64>(MATRIX + (bit << 3));
  }
  return product;
}

function step(c: u64): u64 {
  return (
    load<u64>(STEP + 7 * PART + (((c & 255) as usize) << 3)) ^
    load<u64>(STEP + 6 * PART + ((((c >> 8) & 255) as usize) << 3)) ^
    load<u64>(STEP + 5 * PART + ((((c >> 16) & 255) as usize) << 3)) ^
    load<u64>(STEP + 4 * PART + ((((c >> 24) & 255) as usize) << 3)) ^
    load<u64>(STEP + 3 * PART + ((((c >> 32) & 255) as usize) << 3)) ^
    load<u64>(STEP + 2 * PART + ((((c >> 40) & 255) as usize) << 3)) ^
    load<u64>(STEP + PART + ((((c >> 48) & 255) as usize) << 3)) ^
    load<u64>(STEP + (((c >> 56) as usize) << 3))
  );
}

function move(c: u64): u64 {
  return (
    load<u64>(MOVE + (((c & 255) as usize) << 3)) ^
    load<u64>(MOVE + PART + ((((c >> 8) & 255) as usize) << 3)) ^
    load<u64>(MOVE + 2 * PART + ((((c >> 16) & 255) as usize) << 3)) ^
    load<u64>(MOVE + 3 * PART + ((((c >> 24) & 255) as usize) << 3)) ^
    load<u64>(MOVE + 4 * PART + ((((c >> 32) & 255) as usize) << 3)) ^
    load<u64>(MOVE + 5 * PART + ((((c >> 40) & 255) as usize) << 3)) ^
    load<u64>(MOVE + 6 * PART + ((((c >> 48) & 255) as usize) << 3)) ^
    load<u64>(MOVE + 7 * PART + (((c >> 56) as usize) << 3))
  );
}

/** The checksum of what had checksum `c`, followed by `n` bytes at `at`. */
export function update(c: u64, at: usize, n: usize): u64 {
  for (; n >= 4 * LANE; n -= 4 * LANE) {
    let second: u64 = 0;
    let third: u64 = 0;
    let fourth: u64 = 0;
    for (const end = at + LANE; at < end; at += 8) {
      c = step(c ^ load<u64>(at));
      second = step(second ^ load<u64>(at, LANE));
      third = step(third ^ load<u64>(at, 2 * LANE));
      fourth = step(fourth ^ load<u64>(at, 3 * LANE));
    }
    c = move(move(move(c) ^ second) ^ third) ^ fourth;
    at += 3 * LANE;
  }
  for (; n >= 8; n -= 8, at += 8) c = step(c ^ load<u64>(at));
  for (; n > 0; n--, at++) c = byte(c, load<u8>(at) as u64);
  return c;
}
