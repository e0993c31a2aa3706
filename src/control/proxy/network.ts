/**
 * How clients reach nodes. `floating`: each node and each endpoint has an address of its own. `ports`: all have a port of
 * their own on one address, for clients in containers, on other hosts, or where there is one loopback address only.
 */
export type Network = { kind: 'floating' } | PortsNetwork;

export interface PortsNetwork {
  kind: 'ports';
  /** The host that clients are told. */
  advertise: string;
  /** The IPv4 address that is listened on: 0.0.0.0 for all of this machine. */
  bind: string;
  firstPort: number;
  lastPort: number;
}
