import { describe, expect, it } from 'vitest';
import {
  type Box,
  type DrawnMember,
  type LinkState,
  layOut,
  READS_FROM,
  WRITES_TO,
} from './topology-layout.ts';

function members(replicas: number, link: LinkState = 'up'): DrawnMember[] {
  return [
    { id: 'p', role: 'primary', link: 'up' },
    ...Array.from({ length: replicas }, (_, i) => ({ id: `r${i + 1}`, role: 'replica' as const, link })),
  ];
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe.each([
  [290, 0],
  [290, 1],
  [290, 5],
  [600, 3],
  [880, 5],
  [1_500, 5],
])('%i wide, with %i replicas', (width, replicas) => {
  const { boxes, height } = layOut(members(replicas), width);
  const all = [...boxes.values()];

  it('has everything in its place, nothing above something else', () => {
    expect(all).toHaveLength(replicas + 3);
    for (const box of all) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width + 0.001);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
    const pairs = all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => overlap(a, b))).toEqual([]);
  });

  it('has writes come in at the top and reads at the bottom', () => {
    const tops = [boxes.get(WRITES_TO)!, boxes.get('p')!, ...(replicas ? [boxes.get('r1')!] : [])].map(
      ({ y }) => y,
    );
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    expect(boxes.get(READS_FROM)!.y).toBeGreaterThan(Math.max(...tops));
  });
});

it('puts replicas side by side where there is room, else below each other', () => {
  const beside = layOut(members(3), 900).boxes;
  expect(new Set(['r1', 'r2', 'r3'].map((id) => beside.get(id)!.y)).size).toBe(1);
  const below = layOut(members(3), 300).boxes;
  expect(new Set(['r1', 'r2', 'r3'].map((id) => below.get(id)!.y)).size).toBe(3);
});

it('leads reads to replicas that are in sync, and to the primary when there are none', () => {
  const reads = (list: DrawnMember[]) =>
    layOut(list, 900)
      .arrows.filter(({ kind }) => kind === 'reads')
      .map(({ key }) => key);
  expect(reads(members(2))).toEqual(['e r1', 'e r2']);
  expect(reads(members(2, 'syncing'))).toEqual(['e p']);
  expect(reads(members(0))).toEqual(['e p']);
});

it('draws nothing to a primary that there is none of', () => {
  const { arrows, boxes } = layOut([{ id: 'r1', role: 'replica', link: 'down' }], 900);
  expect(arrows).toEqual([]);
  expect(boxes.has('r1')).toBe(true);
});
