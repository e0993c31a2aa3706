// CRC-64 as Redis computes it (Jones: polynomial 0xad93d23594c935a9, reflected, no inversion), in AssemblyScript;
// this file is compiled by scripts/generate-crc64.ts and is no part of the TypeScript program.
// Sixteen parts of LANE bytes are worked on at once: vector k holds byte k of all sixteen checksums, and a table
// lookup by a byte is two shuffles by its halves. A table that moves a checksum over LANE bytes of zeros then joins them.

const POLYNOMIAL: u64 = ((0x95ac9329 as u64) << 32) | 0xac4bc9b5;
const LANE: usize = 1024;
const LANES: usize = 16;

// STEP and MOVE have 8 parts of 256 entries of 8 bytes; LOW and HIGH a vector for each byte of an entry.
const PART: usize = 2048;
const STEP: usize = 0;
const MOVE: usize = 8 * PART;
const LOW: usize = 16 * PART;
const HIGH: usize = LOW + 128;
const STATE: usize = HIGH + 128;
const COLUMNS: usize = STATE + 128;

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
  for (let part: usize = 0; part < 8; part++) {
    for (let n: usize = 0; n < 256; n++) store<u64>(MOVE + part * PART + (n << 3), moved(n, part));
  }
  for (let n: usize = 0; n < 16; n++) {
    for (let k: usize = 0; k < 8; k++) {
      store<u8>(LOW + (k << 4) + n, load<u8>(STEP + (n << 3) + k));
      store<u8>(HIGH + (k << 4) + n, load<u8>(STEP + (n << 7) + k));
    }
  }
}

function byte(c: u64, value: u64): u64 {
  return load<u64>((STEP + (((c ^ value) & 255) << 3)) as usize) ^ (c >> 8);
}

/** Byte `n` at place `part`, moved over LANE bytes of zeros: by what its bits come to, once those are known. */
function moved(n: usize, part: usize): u64 {
  const rest = n & (n - 1);
  if (n !== 0 && rest !== 0) {
    const table = MOVE + part * PART;
    return load<u64>(table + (rest << 3)) ^ load<u64>(table + ((n ^ rest) << 3));
  }
  let c = (n as u64) << ((part as u64) << 3);
  for (let i: usize = 0; i < LANE; i += 8) c = step(c);
  return c;
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

/** Halves of `a` and `b`, byte for byte in turn. */
function lowHalves(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}
function highHalves(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/** Puts the next 16 bytes of each lane into COLUMNS: vector j holds byte j of all lanes. */
function transpose(at: usize): void {
  // Four rounds of the same interleaving turn rows into columns; two are done in registers, twice.
  for (let i: usize = 0; i < 4; i++) {
    const a = v128.load(at + i * LANE);
    const b = v128.load(at + (i + 4) * LANE);
    const c = v128.load(at + (i + 8) * LANE);
    const d = v128.load(at + (i + 12) * LANE);
    const lowAC = lowHalves(a, c);
    const highAC = highHalves(a, c);
    const lowBD = lowHalves(b, d);
    const highBD = highHalves(b, d);
    const to = COLUMNS + (i << 6);
    v128.store(to, lowHalves(lowAC, lowBD));
    v128.store(to, highHalves(lowAC, lowBD), 16);
    v128.store(to, lowHalves(highAC, highBD), 32);
    v128.store(to, highHalves(highAC, highBD), 48);
  }
  for (let i: usize = 0; i < 4; i++) {
    const from = COLUMNS + (i << 4);
    const a = v128.load(from);
    const b = v128.load(from, 64);
    const c = v128.load(from, 128);
    const d = v128.load(from, 192);
    const lowAC = lowHalves(a, c);
    const highAC = highHalves(a, c);
    const lowBD = lowHalves(b, d);
    const highBD = highHalves(b, d);
    const to = COLUMNS + 256 + (i << 6);
    v128.store(to, lowHalves(lowAC, lowBD));
    v128.store(to, highHalves(lowAC, lowBD), 16);
    v128.store(to, lowHalves(highAC, highBD), 32);
    v128.store(to, highHalves(highAC, highBD), 48);
  }
}

/** The checksum of what had checksum `c`, followed by the LANES * LANE bytes at `at`. */
function block(c: u64, at: usize): u64 {
  let v0: v128 = i64x2(c & 255, 0);
  let v1: v128 = i64x2((c >> 8) & 255, 0);
  let v2: v128 = i64x2((c >> 16) & 255, 0);
  let v3: v128 = i64x2((c >> 24) & 255, 0);
  let v4: v128 = i64x2((c >> 32) & 255, 0);
  let v5: v128 = i64x2((c >> 40) & 255, 0);
  let v6: v128 = i64x2((c >> 48) & 255, 0);
  let v7: v128 = i64x2(c >> 56, 0);
  const half = i8x16.splat(15);
  for (const end = at + LANE; at < end; at += 16) {
    transpose(at);
    for (let column: usize = COLUMNS + 256; column < COLUMNS + 512; column += 16) {
      const index = v128.xor(v0, v128.load(column));
      const low = v128.and(index, half);
      const high = i8x16.shr_u(index, 4);
      v0 = v128.xor(
        v1,
        v128.xor(
          i8x16.relaxed_swizzle(v128.load(LOW, 0), low),
          i8x16.relaxed_swizzle(v128.load(HIGH, 0), high),
        ),
      );
      v1 = v128.xor(
        v2,
        v128.xor(
          i8x16.relaxed_swizzle(v128.load(LOW, 16), low),
          i8x16.relaxed_swizzle(v128.load(HIGH, 16), high),
        ),
      );
      v2 = v128.xor(
        v3,
        v128.xor(
          i8x16.relaxed_swizzle(v128.load(LOW, 32), low),
          i8x16.relaxed_swizzle(v128.load(HIGH, 32), high),
        ),
      );
      v3 = v128.xor(
        v4,
        v128.xor(
          i8x16.relaxed_swizzle(v128.load(LOW, 48), low),
          i8x16.relaxed_swizzle(v128.load(HIGH, 48), high),
        ),
      );
      v4 = v128.xor(
        v5,
        v128.xor(
          i8x16.relaxed_swizzle(v128.load(LOW, 64), low),
          i8x16.relaxed_swizzle(v128.load(HIGH, 64), high),
        ),
      );
      v5 = v128.xor(
        v6,
        v128.xor(
          i8x16.relaxed_swizzle(v128.load(LOW, 80), low),
          i8x16.relaxed_swizzle(v128.load(HIGH, 80), high),
        ),
      );
      v6 = v128.xor(
        v7,
        v128.xor(
          i8x16.relaxed_swizzle(v128.load(LOW, 96), low),
          i8x16.relaxed_swizzle(v128.load(HIGH, 96), high),
        ),
      );
      v7 = v128.xor(
        i8x16.relaxed_swizzle(v128.load(LOW, 112), low),
        i8x16.relaxed_swizzle(v128.load(HIGH, 112), high),
      );
    }
  }
  v128.store(STATE, v0);
  v128.store(STATE, v1, 16);
  v128.store(STATE, v2, 32);
  v128.store(STATE, v3, 48);
  v128.store(STATE, v4, 64);
  v128.store(STATE, v5, 80);
  v128.store(STATE, v6, 96);
  v128.store(STATE, v7, 112);
  c = 0;
  for (let lane: usize = 0; lane < LANES; lane++) {
    c = move(c);
    for (let k: usize = 0; k < 8; k++) c ^= (load<u8>(STATE + (k << 4) + lane) as u64) << ((k as u64) << 3);
  }
  return c;
}

/** The checksum of what had checksum `c`, followed by `n` bytes at `at`. */
export function update(c: u64, at: usize, n: usize): u64 {
  for (; n >= LANES * LANE; n -= LANES * LANE, at += LANES * LANE) c = block(c, at);
  for (; n >= 8; n -= 8, at += 8) c = step(c ^ load<u64>(at));
  for (; n > 0; n--, at++) c = byte(c, load<u8>(at) as u64);
  return c;
}
