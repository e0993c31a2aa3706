// Clients of the primary endpoint that wait for something are let go when another node serves it.
import { once } from 'node:events';
import { connect as connectSocket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { until } from '../../support/elasticache.ts';
import { connect } from '../support/data.ts';
import { TestGroup } from './support/replication-group.ts';

const COMMANDS: Record<string, string> = {
  'blocked on a list': 'BLPOP nothing 0\r\n',
  'blocked on a stream': 'XREAD BLOCK 0 STREAMS nothing $\r\n',
  'subscribed to a channel': 'SUBSCRIBE news\r\n',
  'subscribed to a pattern': 'PSUBSCRIBE n*\r\n',
  'watching all commands': 'MONITOR\r\n',
  'in the middle of a transaction': 'MULTI\r\nSET a b\r\n',
  'that just waits': 'PING\r\n',
  'that is to be told of what others change': 'HELLO 3\r\nCLIENT TRACKING ON BCAST\r\n',
};

/** A client as the network has it: what it got, and whether its connection has ended. */
async function clientOf(address: string, port: number, command: string) {
  const socket = connectSocket(port, address);
  await once(socket, 'connect');
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk.toString();
  });
  socket.on('error', () => undefined);
  let ended = false;
  socket.on('close', () => {
    ended = true;
  });
  socket.write(command);
  return {
    get ended() {
      return ended;
    },
    get received() {
      return received;
    },
    [Symbol.dispose]: () => socket.destroy(),
  };
}

describe.concurrent('at a switchover', () => {
  test.each(['7.0', '8.0'])('on redis %s no client stays with the old primary', async (engineVersion) => {
    await using group = await TestGroup.start({ engineVersion });
    const { address, port } = group.endpoint;
    using stack = new DisposableStack();
    const clients = await Promise.all(
      Object.entries(COMMANDS).map(async ([who, command]) => {
        const client = stack.use(await clientOf(address, port, command));
        return { who, client };
      }),
    );
    // Those that came to the node itself are left alone.
    const direct = stack.use(await clientOf(group.node('g-001').address, port, 'SUBSCRIBE news\r\n'));
    const reader = stack.use(await clientOf(group.node('g-002').address, port, 'SUBSCRIBE news\r\n'));
    // Two have nothing to hear yet: all others have had their answer.
    await until(
      async () => clients.filter(({ client }) => client.received === '').map(({ who }) => who),
      (silent) => silent.every((who) => who.startsWith('blocked')),
    );

    await group.switchOverTo('g-002');
    await group.whenServedBy('g-002');
    const stayed = () => clients.filter(({ client }) => !client.ended).map(({ who }) => who);
    await until(
      async () => stayed(),
      (left) => left.length === 0,
    );
    expect(direct.ended).toBe(false);
    expect(reader.ended).toBe(false);
    // Who subscribes anew hears of what is published by the endpoint.
    const again = stack.use(await clientOf(address, port, 'SUBSCRIBE news\r\n'));
    await until(
      async () => again.received,
      (received) => received.includes('subscribe'),
    );
    await using publisher = await connect({ address, port });
    await publisher.send('PUBLISH', 'news', 'of the day');
    await until(
      async () => again.received,
      (received) => received.includes('of the day'),
    );
    await group.atRest();
    expect(group.reports).toMatchObject([{ kind: 'switchover', from: 'g-001', to: 'g-002' }]);
    expect((await group.standing('g-002')).fullSyncs).toBe(0);
  });
});
