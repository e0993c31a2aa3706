import type { Content } from './history.ts';
import { type Address, Link } from './link.ts';
import { readContent } from './look.ts';
import { GROUP_NAMES, type World } from './world.ts';
import type { Writer } from './writer.ts';

/** Reads everything that was ever written: on each group's primary by its endpoint, on all its replicas, on what was promoted. */
export async function lookAtAll(world: World): Promise<void> {
  const { history } = world;
  for (const group of GROUP_NAMES) {
    const writers = world.writersOf(group);
    const { primary } = world.endpoints.get(group)!;
    await reading(primary, async (link) => {
      for (const writer of writers) {
        const from = history.now();
        const content = await readContent(link, writer.options.name, writer.known, { whole: true });
        writer.note({ run: link.run, from, to: history.now(), ...content });
      }
    });
    for (const replica of world.replicas(group))
      await reading(replica, async (link) => {
        for (const writer of writers) {
          const from = history.now();
          const content = await readContent(link, writer.options.name, writer.known, { whole: true });
          history.add({
            type: 'looked',
            member: replica.id,
            run: link.run,
            from,
            to: history.now(),
            ...content,
          });
        }
      });
  }
  const { promotions } = world;
  world.promotions = [];
  for (const { member, group, from, to } of promotions) {
    const cluster = world.observer.cluster(member);
    if (!cluster || cluster.group !== undefined) continue;
    const contents = await contentsOf(cluster, world.writersOf(group));
    history.add({ type: 'promoted', member, group, from, to, contents });
  }
}

/** What a node holds of these writers. */
export function contentsOf(node: Address, writers: readonly Writer[]): Promise<Content[]> {
  return reading(node, async (link) => {
    const contents: Content[] = [];
    for (const { options, known } of writers)
      contents.push(await readContent(link, options.name, known, { whole: true }));
    return contents;
  });
}

async function reading<T>(node: Address, work: (link: Link) => Promise<T>): Promise<T> {
  const link = await Link.open(node);
  try {
    return await work(link);
  } finally {
    link.close();
  }
}
