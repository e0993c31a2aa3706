/** Where a writer keeps what it writes. */
export interface WriterKeys {
  log: string;
  register: string;
  counter: string;
}

export function keysOf(writer: string): WriterKeys {
  return { log: `${writer}:log`, register: `${writer}:register`, counter: `${writer}:counter` };
}

/** Which writer's key, and which of them, it is; undefined for any other key. */
export function parseKey(key: string): { writer: string; kind: keyof WriterKeys } | undefined {
  const match = /^(.+):(log|register|counter)$/.exec(key);
  return match ? { writer: match[1]!, kind: match[2] as keyof WriterKeys } : undefined;
}

/** Keys that are written once, before anything happens, and must be there ever after. */
export const BALLAST_KEYS = 40;
export const BALLAST: readonly string[] = Array.from({ length: BALLAST_KEYS }, (_, n) => `ballast:${n}`);

/** What a register is set to: the number, and a length of its own so that files and buffers fill unevenly. */
export function registerValue(n: number): string {
  return `${n}.${'x'.repeat((n * 37) % 500)}`;
}

export function parseRegister(value: string): number {
  return Number(value.slice(0, value.indexOf('.')));
}
