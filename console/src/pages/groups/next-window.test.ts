import { expect, it } from 'vitest';
import { nextWindow } from './next-window.ts';

it('says when a window opens next, and whether it is open', () => {
  const friday = new Date('2026-01-02T12:00:00Z');
  expect(nextWindow('sun:05:00-sun:06:00', friday)).toEqual({
    window: 'sun:05:00-sun:06:00',
    open: false,
    start: new Date('2026-01-04T05:00:00Z'),
  });
  expect(nextWindow('fri:11:30-fri:12:30', friday)).toMatchObject({ open: true });
});

it('has nothing to say of none', () => {
  expect(nextWindow(undefined, new Date())).toBeUndefined();
  expect(nextWindow('whenever', new Date())).toBeUndefined();
});
