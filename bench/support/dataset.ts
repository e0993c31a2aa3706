/**
 * Datasets for benchmarks, the same at every run, as Redis commands.
 * `keys`: small strings, one in ten with an expiry; 5 million at scale 1, 258 MB as RDB.
 * `mixed`: every type, small and large, in two databases, with streams, groups and a function; 419 MB.
 */
export type DatasetKind = 'keys' | 'mixed';

export type Command = readonly (string | number)[];

const DAY = 86_400;
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const WORDS = (
  'the quick order shipped customer cache region active pending invoice user account email session token created ' +
  'updated price amount total country germany france japan status true false null item cart checkout payment failed ' +
  'retry queue worker job result error message level info debug warn service host node cluster shard slot primary'
).split(' ');

/** A small generator of pseudo-random numbers (xorshift), so that every run makes the same dataset. */
class Dice {
  #state = 0x2545f491;

  /** A whole number from `low` to `high`, both included. */
  number(low: number, high: number): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return low + ((x >>> 0) % (high - low + 1));
  }

  letters(n: number): string {
    let text = '';
    for (let i = 0; i < n; i++) text += LETTERS[this.number(0, LETTERS.length - 1)];
    return text;
  }

  word(): string {
    return WORDS[this.number(0, WORDS.length - 1)]!;
  }

  words(n: number): string {
    return Array.from({ length: n }, () => this.word()).join(' ');
  }

  document(): string {
    return JSON.stringify({
      id: this.number(1, 1e9),
      email: `${this.letters(8)}@example.com`,
      status: this.word(),
      created: `2025-0${this.number(1, 9)}-1${this.number(0, 9)}T0${this.number(0, 9)}:${this.number(10, 59)}:00Z`,
      note: this.words(this.number(2, 14)),
    });
  }
}

export function* commands(kind: DatasetKind, scale = 1): Generator<Command> {
  const dice = new Dice();
  const scaled = (n: number) => Math.max(1, Math.round(n * scale));
  if (kind === 'keys') yield* smallStrings(dice, scaled(5_000_000));
  else yield* everyType(dice, scaled);
}

function* smallStrings(dice: Dice, n: number): Generator<Command> {
  for (let i = 0; i < n; i++) {
    const value = i % 10 === 0 ? dice.number(0, 1e6) : dice.letters(dice.number(12, 56));
    const key = `user:${i}:sess`;
    if (i % 10 === 3) yield ['SET', key, value, 'EX', dice.number(30 * DAY, 300 * DAY)];
    else yield ['SET', key, value];
  }
}

function* everyType(dice: Dice, scaled: (n: number) => number): Generator<Command> {
  yield* strings(dice, scaled);
  yield* hashes(dice, scaled);
  yield* lists(dice, scaled);
  yield* sets(dice, scaled);
  yield* sortedSets(dice, scaled);
  yield* streams(dice, scaled);
  yield ['SELECT', 3];
  for (let i = 0; i < scaled(50_000); i++) yield ['SET', `counter:${i}`, dice.number(0, 2 ** 31)];
  yield ['SELECT', 0];
  yield ['FUNCTION', 'LOAD', '#!lua name=bench\nredis.register_function("one", function() return 1 end)'];
}

function* strings(dice: Dice, scaled: (n: number) => number): Generator<Command> {
  for (let i = 0; i < scaled(500_000); i++) {
    const expiry = i % 4 === 0 ? ['EX', dice.number(30 * DAY, 300 * DAY)] : [];
    yield ['SET', `document:${i}`, dice.document(), ...expiry];
  }
  for (let i = 0; i < scaled(60); i++) {
    yield ['SET', `big:${i}`, Array.from({ length: 3500 }, () => dice.document()).join('\n')];
  }
}

function* hashes(dice: Dice, scaled: (n: number) => number): Generator<Command> {
  for (let i = 0; i < scaled(600_000); i++) {
    const address = ['email', `${dice.letters(8)}@example.com`, 'city', dice.word()];
    const account = ['name', dice.words(2), 'age', dice.number(1, 99), 'balance', dice.number(0, 1e6)];
    yield ['HSET', `profile:${i}`, ...address, ...account, 'bio', dice.words(dice.number(2, 6))];
  }
  for (let i = 0; i < scaled(40); i++) {
    yield* inParts(['HSET', `index:${i}`], 25_000, (j) => [`field:${j}`, dice.words(dice.number(2, 8))]);
  }
}

function* lists(dice: Dice, scaled: (n: number) => number): Generator<Command> {
  for (let i = 0; i < scaled(150_000); i++) {
    yield ['RPUSH', `list:${i}`, ...Array.from({ length: dice.number(3, 20) }, () => dice.words(3))];
  }
  for (let i = 0; i < scaled(30); i++) yield* inParts(['RPUSH', `log:${i}`], 30_000, () => [dice.document()]);
}

function* sets(dice: Dice, scaled: (n: number) => number): Generator<Command> {
  for (let i = 0; i < scaled(100_000); i++) {
    yield ['SADD', `numbers:${i}`, ...Array.from({ length: dice.number(5, 40) }, () => dice.number(1, 1e6))];
  }
  for (let i = 0; i < scaled(60_000); i++) {
    yield ['SADD', `tags:${i}`, ...Array.from({ length: dice.number(3, 12) }, () => dice.letters(10))];
  }
  for (let i = 0; i < scaled(20); i++)
    yield* inParts(['SADD', `members:${i}`], 40_000, () => [dice.letters(12)]);
}

function* sortedSets(dice: Dice, scaled: (n: number) => number): Generator<Command> {
  const score = () => dice.number(0, 1e9) / (dice.number(0, 1) === 0 ? 1 : 1000);
  for (let i = 0; i < scaled(100_000); i++) {
    const members = Array.from({ length: dice.number(3, 20) }, () => [score(), dice.letters(8)]);
    yield ['ZADD', `ranking:${i}`, ...members.flat()];
  }
  for (let i = 0; i < scaled(20); i++) {
    yield* inParts(['ZADD', `board:${i}`], 50_000, () => [score(), `player:${dice.letters(8)}`]);
  }
}

function* streams(dice: Dice, scaled: (n: number) => number): Generator<Command> {
  for (let i = 0; i < scaled(200); i++) {
    const key = `events:${i}`;
    for (let j = 0; j < 1500; j++) {
      const fields = ['event', dice.word(), 'user', dice.number(1, 1e6), 'message', dice.words(4)];
      yield ['XADD', key, `${1_700_000_000_000 + 10 * j}-0`, ...fields];
    }
    yield ['XGROUP', 'CREATE', key, 'workers', '0'];
    for (const consumer of ['one', 'two']) {
      yield ['XREADGROUP', 'GROUP', 'workers', consumer, 'COUNT', '50', 'STREAMS', key, '>'];
    }
  }
}

/** One large value, given in commands of 500 elements. */
function* inParts(command: Command, n: number, element: (i: number) => Command): Generator<Command> {
  for (let i = 0; i < n; i += 500) {
    const part: (string | number)[] = [...command];
    for (let j = i; j < Math.min(n, i + 500); j++) part.push(...element(j));
    yield part;
  }
}

/** Commands in the protocol that `redis-cli --pipe` takes, in pieces of some 64 KB. */
export function* pipeline(kind: DatasetKind, scale = 1): Generator<Buffer> {
  let text = '';
  for (const command of commands(kind, scale)) {
    text += `*${command.length}\r\n`;
    for (const argument of command) {
      const bytes = String(argument);
      text += `$${bytes.length}\r\n${bytes}\r\n`;
    }
    if (text.length > 65_536) {
      yield Buffer.from(text, 'latin1');
      text = '';
    }
  }
  yield Buffer.from(text, 'latin1');
}
