/**
 * Random numbers that a seed brings back: the same seed gives the same numbers on every machine. Generator: sfc32,
 * by Chris Doty-Humphrey's PractRand, whose period is long enough and whose state is four words.
 */
export class Random {
  readonly #state: Uint32Array;

  /** Any number or text will do as a seed. */
  constructor(seed: number | string) {
    this.#state = stateOf(String(seed));
    // The first numbers still resemble the seed.
    for (let i = 0; i < 16; i++) this.#word();
  }

  /** Another generator, whose numbers don't depend on how many this one has given. */
  static of(seed: number | string, ...path: (number | string)[]): Random {
    return new Random([seed, ...path].join('/'));
  }

  /** At least 0, less than 1. */
  next(): number {
    return this.#word() / 2 ** 32;
  }

  /** A whole number of at least `low`, at most `high`. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new RangeError('There is nothing to pick from');
    return from[Math.floor(this.next() * from.length)]!;
  }

  /** One of the names, each as likely as its weight is large; a weight of 0 is never picked. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries<number>(weights) as [T, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    throw new RangeError('No weight is above 0');
  }

  #word(): number {
    const [a, b, c, d] = this.#state as unknown as [number, number, number, number];
    const result = (a + b + d) >>> 0;
    this.#state.set([b ^ (b >>> 9), c + (c << 3), ((c << 21) | (c >>> 11)) + result, d + 1]);
    return result;
  }
}

/** Four words out of a text, each by FNV-1a from a start of its own. */
function stateOf(text: string): Uint32Array {
  const words = [0, 1, 2, 3].map((word) => {
    let hash = 0x811c9dc5 ^ Math.imul(word, 0x9e3779b9);
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return hash >>> 0;
  });
  return Uint32Array.from(words);
}
