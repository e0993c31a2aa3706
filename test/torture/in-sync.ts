import { type Address, Link } from './link.ts';

/** What a node says of its replication to anybody who asks. */
export async function replicationOf(node: Address): Promise<{ role: string; link: string; offset: number }> {
  const link = await Link.open(node);
  try {
    const info = await link.send<string>('INFO', 'replication');
    const field = (name: string) => new RegExp(`^${name}:(.*?)\r?$`, 'm').exec(info)?.[1] ?? '';
    return {
      role: field('role'),
      link: field('master_link_status'),
      offset: Number(field('role') === 'slave' ? field('slave_repl_offset') : field('master_repl_offset')),
    };
  } finally {
    link.close();
  }
}
