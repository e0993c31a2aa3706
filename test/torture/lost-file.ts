import type { LostOf } from './history.ts';
import { parseKey, parseRegister } from './keys.ts';

/** The commands of an append-only file's text, each as its words. @throws when it isn't whole commands only */
export function* commandsIn(file: Buffer): Generator<string[]> {
  let at = 0;
  const line = (sign: string): number => {
    const end = file.indexOf('\r\n', at);
    const text = file.toString('latin1', at, end);
    if (end < 0 || text[0] !== sign) throw new Error(`no ${sign} at byte ${at}: ${text.slice(0, 40)}`);
    at = end + 2;
    return Number(text.slice(1));
  };
  while (at < file.length) {
    if (file[at] === 0x23) {
      at = file.indexOf('\n', at) + 1;
      continue;
    }
    const words: string[] = [];
    for (let left = line('*'); left > 0; left--) {
      const length = line('$');
      words.push(file.toString('utf8', at, at + length));
      at += length + 2;
    }
    if (at > file.length) throw new Error('its last command is not whole');
    yield words;
  }
}

const NO_WRITES = ['SELECT', 'MULTI', 'EXEC'];

/** How many writes a file of lost writes holds, and which of our writers' they are. */
export function readLost(file: Buffer): { commands: number; lost: LostOf[] } {
  let commands = 0;
  const byWriter = new Map<string, LostOf>();
  for (const [name, key = '', value = ''] of commandsIn(file)) {
    if (NO_WRITES.includes(name!.toUpperCase())) continue;
    commands++;
    const of = parseKey(key);
    if (!of) continue;
    const { writer, kind } = of;
    const lost = byWriter.get(writer) ?? { writer, pushed: [], set: [], increments: 0 };
    byWriter.set(writer, lost);
    if (kind === 'log') lost.pushed.push(Number(value));
    else if (kind === 'register') lost.set.push(parseRegister(value));
    else lost.increments++;
  }
  return { commands, lost: [...byWriter.values()] };
}
