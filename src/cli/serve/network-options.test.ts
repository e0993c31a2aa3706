import { describe, expect, it } from 'vitest';
import { networkOf } from './network-options.ts';

const host = '127.0.0.1';
const ports = (advertise: string, change = {}) => networkOf({ network: 'ports', advertise, host, ...change });

describe('--network', () => {
  it('is floating unless said otherwise', () => {
    expect(networkOf({ host })).toEqual({ kind: 'floating' });
    expect(networkOf({ network: 'floating', host })).toEqual({ kind: 'floating' });
  });

  it.each([
    ['localhost', {}, '127.0.0.1'],
    ['127.0.0.2', {}, '127.0.0.2'],
    ['host.docker.internal', {}, '0.0.0.0'],
    ['192.0.2.1', {}, '0.0.0.0'],
    ['127.0.0.1', { host: '0.0.0.0' }, '0.0.0.0'],
    ['localhost', { host: '::' }, '0.0.0.0'],
  ])('ports for %s with %j listens on %s', (advertise, change, bind) => {
    expect(ports(advertise, change)).toEqual({
      kind: 'ports',
      advertise,
      bind,
      firstPort: 17_000,
      lastPort: 17_999,
    });
  });

  it('takes a range of ports', () => {
    expect(ports('localhost', { portRange: '7000-7000' })).toMatchObject({ firstPort: 7000, lastPort: 7000 });
  });

  it.each([
    [{ network: 'bridge' }, '--network bridge: either floating or ports'],
    [{ network: 'ports' }, '--advertise HOST'],
    [{ advertise: 'localhost' }, '--advertise: it is for --network ports only'],
    [{ portRange: '7000-7999' }, '--port-range: it is for --network ports only'],
    [{ network: 'ports', advertise: 'no host' }, '--advertise no host'],
    [{ network: 'ports', advertise: '::1' }, '--advertise ::1'],
    [{ network: 'ports', advertise: 'localhost', portRange: '80-90' }, '--port-range 80-90'],
    [{ network: 'ports', advertise: 'localhost', portRange: '9000-8000' }, '--port-range 9000-8000'],
    [{ network: 'ports', advertise: 'localhost', portRange: '7000' }, '--port-range 7000'],
  ])('%j is refused by name', (flags, words) => {
    expect(() => networkOf({ ...flags, host })).toThrow(words);
  });
});
