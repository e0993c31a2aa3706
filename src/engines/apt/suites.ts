/** One line of sources: which of the machine's archives, and which suite of it. */
export interface SuiteSource {
  archive: 'main' | 'security';
  suite: string;
}

/** A set of suites that fit together: a package found in it has its libraries in it. */
export interface SuiteGroup {
  /** As a person calls it, e.g. `trixie`. */
  name: string;
  sources: SuiteSource[];
  /** Packages by upstream series that this group was seen to carry: only an order to try in, never a promise. */
  seen: string[];
}

export type Distribution = 'debian' | 'ubuntu';

export const COMPONENTS: Record<Distribution, string[]> = {
  debian: ['main'],
  ubuntu: ['main', 'universe'],
};

/** What each distribution's package names its own archive keyring. */
export const ARCHIVE_KEYRING: Record<Distribution, string> = {
  debian: '/usr/share/keyrings/debian-archive-keyring.gpg',
  ubuntu: '/usr/share/keyrings/ubuntu-archive-keyring.gpg',
};

const main = (suite: string): SuiteSource => ({ archive: 'main', suite });
const security = (suite: string): SuiteSource => ({ archive: 'security', suite });

function ubuntu(codename: string, seen: string[] = []): SuiteGroup {
  const suites = [codename, `${codename}-updates`, `${codename}-security`];
  return { name: codename, sources: suites.map(main), seen };
}

const GROUPS: Record<Distribution, SuiteGroup[]> = {
  debian: [
    {
      name: 'bookworm',
      sources: [main('bookworm'), security('bookworm-security')],
      seen: ['redis-server 7.0'],
    },
    {
      name: 'bookworm-backports',
      sources: [main('bookworm-backports'), main('bookworm'), security('bookworm-security')],
      seen: ['valkey-server 8.0'],
    },
    {
      name: 'trixie',
      sources: [main('trixie'), security('trixie-security')],
      seen: ['redis-server 8.0', 'valkey-server 8.1'],
    },
    {
      name: 'trixie-backports',
      sources: [main('trixie-backports'), main('trixie'), security('trixie-security')],
      seen: [],
    },
    { name: 'forky', sources: [main('forky')], seen: [] },
    { name: 'sid', sources: [main('sid')], seen: ['valkey-server 9.1'] },
  ],
  ubuntu: [
    ubuntu('noble', ['redis-server 7.0']),
    ubuntu('jammy'),
    ubuntu('questing'),
    ubuntu('resolute'),
    { name: 'devel', sources: [main('devel')], seen: [] },
  ],
};

/** Groups in the order worth trying for `wanted` (`redis-server 7.0`): seen there first, then the machine's own release. */
export function suiteGroups(distribution: Distribution, wanted: string, ownCodename: string): SuiteGroup[] {
  const rank = (group: SuiteGroup): number => {
    if (group.seen.includes(wanted)) return 0;
    return group.name === ownCodename ? 1 : 2;
  };
  return GROUPS[distribution].toSorted((a, b) => rank(a) - rank(b));
}
