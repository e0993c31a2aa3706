import { beforeEach, describe, expect, it } from 'vitest';
import type { Server } from '../../proxy/servers.ts';
import { type MemberState, ReplicationBoard } from '../group/board.ts';
import { ReadableReplicas } from './readable.ts';

const replica = (last: number) => ({
  region: 'us-east-1',
  cluster_id: `c-${last}`,
  address: `127.80.0.${last}`,
  port: 6379,
  created_at: '2026-01-01T00:00:00Z',
  data_epoch: 3,
});
const [one, two] = [replica(1), replica(2)];

const state = (change: Partial<MemberState>): MemberState => ({
  role: 'slave',
  inSync: true,
  syncing: false,
  offset: 0,
  lagBytes: 0,
  replid: 'x',
  at: new Date(0),
  ...change,
});

let board: ReplicationBoard;
let replicas: ReadableReplicas;
beforeEach(() => {
  board = new ReplicationBoard();
  replicas = new ReadableReplicas();
});

const readAt = (now: number, servers: readonly Server[] = []) =>
  replicas.among([one, two], board, servers, now);

describe('a replica is read from', () => {
  it('when it is in sync', () => {
    board.put(one, state({}));
    board.put(two, state({ inSync: false }));
    expect(readAt(0)).toEqual({ readable: [one], forMs: undefined });
  });

  it('for two seconds more when its link is down, or it does not answer', () => {
    board.put(one, state({}));
    board.put(two, state({}));
    readAt(1_000);
    board.put(one, state({ inSync: false }));
    board.put(two, undefined);
    expect(readAt(1_500)).toEqual({ readable: [one, two], forMs: 1_500 });
    expect(readAt(3_000)).toEqual({ readable: [], forMs: undefined });
    board.put(one, state({}));
    expect(readAt(3_001).readable).toEqual([one]);
  });

  it('not because another of its name, or at its address, was', () => {
    const another = { ...one, created_at: '2026-01-02T00:00:00Z', data_epoch: 0 };
    const servers: Server[] = [
      {
        slot: 's',
        name: 'r1',
        address: one.address,
        port: one.port,
        maintenance: false,
        up: true,
        sessions: 0,
      },
    ];
    board.assign(one, 'g');
    board.put(one, state({}));
    expect(readAt(0).readable).toEqual([one]);
    board.assign(one, undefined);
    expect(replicas.among([another], board, servers, 1).readable).toEqual([]);
    board.put(another, state({}));
    expect(replicas.among([another], board, servers, 2).readable).toEqual([another]);
  });

  it('no more from the moment when it gets all data anew, or is promoted', () => {
    board.put(one, state({}));
    board.put(two, state({}));
    readAt(0);
    board.put(one, state({ inSync: false, syncing: true }));
    board.put(two, state({ inSync: false, role: 'master' }));
    expect(readAt(1).readable).toEqual([]);
  });

  it('as before while a new controller has not seen it', () => {
    const server: Server = { ...one, slot: 'slot-1', name: 'r3', maintenance: false, up: true, sessions: 1 };
    expect(readAt(0, [{ ...server, maintenance: true }]).readable).toEqual([]);
    expect(readAt(0, [server]).readable).toEqual([one]);
    expect(readAt(1).readable).toEqual([one]);
    board.put(one, state({ inSync: false }));
    expect(readAt(2, [server]).readable).toEqual([]);
    board.put(one, undefined);
    expect(readAt(3).readable).toEqual([]);
  });
});
