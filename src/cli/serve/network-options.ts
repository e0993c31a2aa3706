import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Network } from '../../control/proxy/network.ts';

/** Options of `serve` as they were written. */
export interface NetworkFlags {
  network?: string;
  advertise?: string;
  portRange?: string;
}

const DEFAULT_RANGE = '17000-17999';
const ALL_ADDRESSES = '0.0.0.0';
/** Ports below are root's. */
const LOWEST_PORT = 1024;

/**
 * How clients reach nodes. With ports they are listened to on the advertised address where it is one of this machine, and
 * otherwise, as for the name of a container's host, or when the API itself listens everywhere, on all of its addresses.
 * @throws Error that names the option, for what can't work
 */
export function networkOf(flags: NetworkFlags & { host: string }): Network {
  const { network = 'floating', advertise, portRange } = flags;
  if (network === 'floating') {
    if (advertise !== undefined) throw new Error('--advertise: it is for --network ports only.');
    if (portRange !== undefined) throw new Error('--port-range: it is for --network ports only.');
    return { kind: 'floating' };
  }
  if (network !== 'ports') throw new Error(`--network ${network}: either floating or ports is expected.`);
  if (advertise === undefined) {
    throw new Error(
      '--network ports: say with --advertise HOST by which name or IPv4 address clients reach this machine.',
    );
  }
  if (!/^[\w.-]{1,253}$/.test(advertise)) {
    throw new Error(`--advertise ${advertise}: the name or the IPv4 address of a host is expected.`);
  }
  const [firstPort, lastPort] = portsOf(portRange ?? DEFAULT_RANGE);
  return { kind: 'ports', advertise, bind: bindFor(advertise, flags.host), firstPort, lastPort };
}

function portsOf(range: string): [number, number] {
  const match = /^(\d+)-(\d+)$/.exec(range);
  const [first, last] = [Number(match?.[1]), Number(match?.[2])];
  if (match && first >= LOWEST_PORT && last <= 65_535 && first <= last) return [first, last];
  throw new Error(
    `--port-range ${range}: two ports from ${LOWEST_PORT} to 65535 are expected, such as ${DEFAULT_RANGE}.`,
  );
}

function bindFor(advertise: string, host: string): string {
  if (host === ALL_ADDRESSES || host === '::') return ALL_ADDRESSES;
  const address = advertise === 'localhost' ? '127.0.0.1' : advertise;
  return isIPv4(address) && isOwn(address) ? address : ALL_ADDRESSES;
}

function isOwn(address: string): boolean {
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  // Linux has all of 127.0.0.0/8.
  return address.startsWith('127.') || own.some((one) => one.address === address);
}
