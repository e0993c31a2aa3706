import { describe, expect, it } from 'vitest';
import { AddressPool } from '../../runtime/address-pool.ts';
import type { ProxyListenerRow } from '../../store/schema.ts';
import { planListeners } from './listeners.ts';
import type { Network } from './network.ts';
import type { WantedEndpoint } from './wanted.ts';

const pool = new AddressPool('127.80.0.0/24');
const floating: Network = { kind: 'floating' };
const ports: Network = {
  kind: 'ports',
  advertise: 'here',
  bind: '0.0.0.0',
  firstPort: 7000,
  lastPort: 7099,
};

const reader = (id: string, port = 6379): WantedEndpoint => ({
  kind: 'reader',
  region: 'us-east-1',
  id,
  port,
  primary: { address: '127.80.0.9', port },
  replicas: [],
});
const row = (slot: number, change: Partial<ProxyListenerRow> = {}): ProxyListenerRow => ({
  slot,
  address: `127.80.0.${200 + slot}`,
  port: 6379,
  kind: null,
  region: null,
  target_id: null,
  ...change,
});
const readersOf = (slot: number, id: string, change: Partial<ProxyListenerRow> = {}) =>
  row(slot, { kind: 'reader', region: 'us-east-1', target_id: id, ...change });

describe('planListeners', () => {
  it('makes the first one with seven to spare at its port', () => {
    expect(planListeners([], [reader('a')], floating, pool)).toEqual({
      kept: [],
      dropped: [],
      without: [reader('a')],
      spares: new Map([[6379, 7]]),
    });
  });

  it('makes as many again when they have run out, for each port by itself', () => {
    const rows = Array.from({ length: 8 }, (_, slot) => readersOf(slot, `g${slot}`));
    const wanted = [
      ...rows.map(({ target_id }) => reader(target_id!)),
      reader('ninth'),
      reader('other', 7000),
    ];
    const plan = planListeners(rows, wanted, floating, pool);
    expect(plan.without.map(({ id }) => id)).toEqual(['ninth', 'other']);
    expect(plan.spares).toEqual(
      new Map([
        [6379, 7],
        [7000, 7],
      ]),
    );
  });

  it('gives an endpoint the one that it had, a new one a spare one, and frees what nobody wants', () => {
    const rows = [readersOf(1, 'gone'), row(2), readersOf(3, 'stays'), row(4, { port: 7000 })];
    const plan = planListeners(rows, [reader('new', 7000), reader('stays')], floating, pool);
    expect(plan.kept.map(({ slot, target_id }) => [slot, target_id])).toEqual([
      [1, null],
      [2, null],
      [3, 'stays'],
      [4, 'new'],
    ]);
    expect(plan.without).toEqual([]);
    expect(plan.spares).toEqual(new Map());
  });

  it('gives a group that came back with another port another listener', () => {
    const plan = planListeners([readersOf(1, 'a')], [reader('a', 7000)], floating, pool);
    expect(plan.kept).toEqual([row(1)]);
    expect(plan.without).toEqual([reader('a', 7000)]);
  });

  it('takes any port of the range for any endpoint on one address, and tells kinds apart', () => {
    const at = (slot: number, port: number, change = {}) =>
      row(slot, { address: '0.0.0.0', port, ...change });
    const node = { ...reader('a'), kind: 'node' as const };
    const rows = [at(1, 7000, { kind: 'reader', region: 'us-east-1', target_id: 'a' }), at(2, 7001)];
    const plan = planListeners(rows, [reader('a'), node], ports, pool);
    expect(plan.kept.map(({ slot, kind }) => [slot, kind])).toEqual([
      [1, 'reader'],
      [2, 'node'],
    ]);
    expect(planListeners(rows, [reader('a', 7000), node, reader('b')], ports, pool).spares).toEqual(
      new Map([[0, 5]]),
    );
  });

  it('drops what was made for another network, or lies outside of the range', () => {
    const outside = row(3, { address: '0.0.0.0', port: 6999 });
    const inside = row(4, { address: '0.0.0.0', port: 7050 });
    const rows = [readersOf(1, 'a'), outside, inside];
    expect(planListeners(rows, [reader('a')], ports, pool).dropped).toEqual([rows[0], outside]);
    expect(planListeners(rows, [reader('a')], floating, pool).dropped).toEqual([outside, inside]);
  });
});
