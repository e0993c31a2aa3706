import { describe, expect, test } from 'vitest';
import { AddressPool } from './address-pool.ts';

describe('AddressPool', () => {
  test('gives the addresses of its block in order, without the first and the last', () => {
    expect([...new AddressPool('127.9.0.0/29').addresses()]).toEqual([
      '127.9.0.1',
      '127.9.0.2',
      '127.9.0.3',
      '127.9.0.4',
      '127.9.0.5',
      '127.9.0.6',
    ]);
  });

  test('begins at the start of the block, wherever in it the given address lies', () => {
    expect(new AddressPool('127.80.7.9/12').addresses().next().value).toBe('127.80.0.1');
  });

  test('crosses from one octet to the next', () => {
    const addresses = [...new AddressPool('10.0.0.0/23').addresses()];
    expect(addresses).toHaveLength(510);
    expect(addresses.slice(254, 257)).toEqual(['10.0.0.255', '10.0.1.0', '10.0.1.1']);
  });

  test('works above the middle of the address space', () => {
    expect(new AddressPool('192.168.4.0/24').addresses().next().value).toBe('192.168.4.1');
  });

  test('gives the same from the end, counts them, and knows its own', () => {
    const pool = new AddressPool('127.9.0.8/29');
    expect([...pool.addressesFromEnd()]).toEqual([...pool.addresses()].toReversed());
    expect(pool.usable).toBe(6);
    expect([...pool.addresses()].every((address) => pool.includes(address))).toBe(true);
    expect(
      ['127.9.0.8', '127.9.0.15', '127.9.0.7', '127.0.0.1', '0.0.0.0'].filter((one) => pool.includes(one)),
    ).toEqual([]);
  });

  test.each([
    '',
    '127.0.0.1',
    '127.0.0.0/33',
    '127.0.0.0/31',
    '300.0.0.0/8',
    '0.0.0.0/0',
    '::1/64',
    '127.0.0.0/8/9',
  ])('refuses %j by name', (cidr) => {
    expect(() => new AddressPool(cidr)).toThrow(`--pool ${cidr}: expected a block`);
  });
});
