/** IPv4 addresses that nodes may have, as a CIDR block such as `127.80.0.0/12`. */
export class AddressPool {
  readonly #first: number;
  readonly #size: number;
  readonly cidr: string;

  /** @throws Error when `cidr` isn't a block of IPv4 addresses, or too small to be of use. */
  constructor(cidr: string) {
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
    const [a, b, c, d, bits] = (match ?? []).slice(1).map(Number);
    if (!match || [a!, b!, c!, d!].some((octet) => octet > 255) || bits! < 8 || bits! > 30) {
      throw new Error(
        `--pool ${cidr}: expected a block of IPv4 addresses such as 127.80.0.0/12, of /8 to /30.`,
      );
    }
    this.cidr = cidr;
    this.#size = 2 ** (32 - bits!);
    const given = numberOf([a!, b!, c!, d!]);
    this.#first = given - (given % this.#size);
  }

  /** How many addresses there are to give. */
  get usable(): number {
    return this.#size - 2;
  }

  /** Whether an address, as the pool writes it, is one of its own. */
  includes(address: string): boolean {
    const offset = numberOf(address.split('.').map(Number)) - this.#first;
    return offset > 0 && offset < this.#size - 1;
  }

  /** All usable addresses in order; the first and the last of the block are left out, as on any network. */
  *addresses(): Generator<string> {
    for (let offset = 1; offset < this.#size - 1; offset++) yield format(this.#first + offset);
  }

  /** The same from the end: where addresses of another use don't lie among those of nodes. */
  *addressesFromEnd(): Generator<string> {
    for (let offset = this.#size - 2; offset > 0; offset--) yield format(this.#first + offset);
  }
}

function numberOf([a, b, c, d]: readonly number[]): number {
  return ((a! << 24) | (b! << 16) | (c! << 8) | d!) >>> 0;
}

function format(value: number): string {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255].join('.');
}
