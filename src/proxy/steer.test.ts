import { describe, expect, it } from 'vitest';
import { parseServers, type Server } from './servers.ts';
import { steer } from './steer.ts';

const node = (last: number) => ({ address: `127.80.0.${last}`, port: 6379 });
const spare = { address: '127.0.0.1', port: 1 };

const server = (name: string, change: Partial<Server> = {}): Server => ({
  slot: 'slot-4',
  name,
  ...spare,
  maintenance: true,
  up: false,
  sessions: 0,
  ...change,
});
const serving = (name: string, last: number, change: Partial<Server> = {}) =>
  server(name, { ...node(last), maintenance: false, up: true, sessions: 3, ...change });

const slot = { number: 4 };

describe('steer', () => {
  it('fills a spare slot', () => {
    const servers = ['r1', 'r2', 'r3', 'p'].map((name) => server(name));
    expect(steer(slot, { replicas: [node(2), node(3)], primary: node(1) }, servers)).toEqual([
      'set server slot-4/r1 addr 127.80.0.2 port 6379',
      'set server slot-4/r1 state ready',
      'set server slot-4/r2 addr 127.80.0.3 port 6379',
      'set server slot-4/r2 state ready',
      'set server slot-4/p addr 127.80.0.1 port 6379',
      'set server slot-4/p state ready',
    ]);
  });

  it('does nothing where all is as it should be, whatever the order, and looks at no other slot', () => {
    const servers = [
      serving('r1', 2),
      serving('r2', 3, { up: false }),
      server('r3'),
      serving('p', 1),
      serving('r1', 9, { slot: 'slot-5' }),
    ];
    expect(steer(slot, { replicas: [node(3), node(2)], primary: node(1) }, servers)).toEqual([]);
  });

  it('leaves the others alone when one goes, and ends the sessions of that one', () => {
    const servers = [serving('r1', 2), serving('r2', 3), serving('p', 1)];
    expect(steer(slot, { replicas: [node(3)], primary: node(1) }, servers)).toEqual([
      'set server slot-4/r1 state maint',
      'shutdown sessions server slot-4/r1',
    ]);
  });

  it('prefers an unused server for a new node, and takes a used one where there is no other', () => {
    const route = { replicas: [node(5)], primary: node(1) };
    expect(steer(slot, route, [serving('r1', 2), server('r2'), serving('p', 1)])).toEqual([
      'set server slot-4/r1 state maint',
      'shutdown sessions server slot-4/r1',
      'set server slot-4/r2 addr 127.80.0.5 port 6379',
      'set server slot-4/r2 state ready',
    ]);
    expect(steer(slot, route, [serving('r1', 2), serving('p', 1)])).toEqual([
      'set server slot-4/r1 state maint',
      'shutdown sessions server slot-4/r1',
      'set server slot-4/r1 addr 127.80.0.5 port 6379',
      'set server slot-4/r1 state ready',
    ]);
  });

  it('brings back a node that it had taken out, where it was', () => {
    const servers = [server('r1'), server('r2', node(2)), serving('p', 1)];
    expect(steer(slot, { replicas: [node(2)], primary: node(1) }, servers)).toEqual([
      'set server slot-4/r2 state ready',
    ]);
  });

  it('ends sessions that were left over from a change that was cut off', () => {
    const servers = [server('r1', { ...node(2), sessions: 2 }), serving('p', 1)];
    expect(steer(slot, { replicas: [], primary: node(1) }, servers)).toEqual([
      'shutdown sessions server slot-4/r1',
    ]);
  });

  it('leaves out replicas that there is no server for', () => {
    const servers = ['r1', 'r2', 'r3', 'r4', 'r5'].map((name) => server(name));
    const replicas = [1, 2, 3, 4, 5, 6].map(node);
    const commands = steer(slot, { replicas }, servers);
    expect(commands.filter((command) => command.endsWith('ready'))).toHaveLength(5);
    expect(commands.join()).not.toContain('127.80.0.6');
  });
});

it('reads the servers out of statistics by the names of the columns', () => {
  const csv = `# pxname,svname,scur,status,addr,
slot-1,r1,4,UP 1/3,127.80.0.2:6379,
slot-1,r2,0,MAINT,127.0.0.1:1,
slot-1,r3,1,DOWN 1/2,127.80.0.3:7000,
slot-1,p,0,no check,127.80.0.1:6379,
`;
  expect(parseServers(csv).map(({ name, up, maintenance }) => [name, up, maintenance])).toEqual([
    ['r1', true, false],
    ['r2', false, true],
    ['r3', false, false],
    ['p', true, false],
  ]);
  expect(parseServers(csv)[2]).toMatchObject({ address: '127.80.0.3', port: 7000, sessions: 1 });
});
