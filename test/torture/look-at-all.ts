import type { Content } from './history.ts';
import { type Address, Link } from './link.ts';
import { readContent } from './look.ts';
import type { Track } from './track.ts';
import { GROUP_NAMES, type World } from './world.ts';

/** Reads everything that was ever written: on each group's primary by its endpoint, on all its replicas, on what was promoted. */
export async function lookAtAll(world: World): Promise<void> {
  const { history } = world;
  for (const group of GROUP_NAMES) {
    const tracks = world.tracksOf(group);
    const { primary } = world.endpoints.get(group)!;
    await reading(primary, async (link) => {
      for (const track of tracks) {
        const from = history.now();
        const content = await readContent(link, track.name, track.known, { whole: true });
        track.looked({ run: link.run, from, to: history.now(), ...content });
      }
    });
    for (const replica of world.replicas(group))
      await reading(replica, async (link) => {
        for (const track of tracks) {
          const from = history.now();
          const content = await readContent(link, track.name, track.known, { whole: true });
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
    const contents = await contentsOf(cluster, world.tracksOf(group));
    history.add({ type: 'promoted', member, group, from, to, contents });
  }
}

/** What a node holds of what these wrote. */
export function contentsOf(node: Address, tracks: readonly Track[]): Promise<Content[]> {
  return reading(node, async (link) => {
    const contents: Content[] = [];
    for (const { name, known } of tracks)
      contents.push(await readContent(link, name, known, { whole: true }));
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
