import type { Backend } from './slot.ts';

/** One server of a slot, as the running process has it. */
export interface Server extends Backend {
  /** `slot-3` */
  slot: string;
  /** `r1` to `r5`, or `p`. */
  name: string;
  /** Taken out by hand: no new connections go to it. */
  maintenance: boolean;
  /** Not in maintenance, and not found dead by a check. */
  up: boolean;
  /** Connections that go through it now. */
  sessions: number;
}

/** Reads what `show stat -1 4 -1` answers: a line of names, then a line of values for each server. */
export function parseServers(csv: string): Server[] {
  const [titles = '', ...lines] = csv.split('\n').filter((line) => line !== '');
  const names = titles.replace(/^# /, '').split(',');
  const column = (name: string) => {
    const index = names.indexOf(name);
    return (values: readonly string[]) => values[index] ?? '';
  };
  const [proxy, server, status, sessions, address] = ['pxname', 'svname', 'status', 'scur', 'addr'].map(
    column,
  ) as [Column, Column, Column, Column, Column];
  return lines.map((line) => {
    const values = line.split(',');
    const at = address(values);
    const maintenance = status(values).startsWith('MAINT');
    return {
      slot: proxy(values),
      name: server(values),
      address: at.slice(0, at.lastIndexOf(':')),
      port: Number(at.slice(at.lastIndexOf(':') + 1)),
      maintenance,
      up: !maintenance && !status(values).startsWith('DOWN'),
      sessions: Number(sessions(values)),
    };
  });
}

type Column = (values: readonly string[]) => string;
