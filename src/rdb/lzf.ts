/**
 * Decompresses LZF, by which Redis shortens strings of more than 20 bytes. `undefined` when the bytes
 * aren't what the compressor makes: they reach outside of themselves or don't come to `length` bytes.
 */
export function decompressLzf(input: Uint8Array, length: number): Uint8Array | undefined {
  const output = new Uint8Array(length);
  let from = 0;
  let to = 0;
  while (from < input.length) {
    const control = input[from++]!;
    if (control < 32) {
      const run = control + 1;
      if (from + run > input.length || to + run > length) return undefined;
      output.set(input.subarray(from, from + run), to);
      from += run;
      to += run;
      continue;
    }
    let run = (control >> 5) + 2;
    if (run === 9) run += input[from++] ?? length;
    const back = ((control & 0x1f) << 8) + (input[from++] ?? length) + 1;
    if (from > input.length || back > to || to + run > length) return undefined;
    // Byte by byte: a reference may overlap what it makes.
    for (; run > 0; run--, to++) output[to] = output[to - back]!;
  }
  return to === length ? output : undefined;
}
