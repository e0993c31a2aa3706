import type { Engine } from './engine-versions.ts';
import { isAtLeast } from './version.ts';

interface Withheld {
  /** `bgsave`, or `acl|setuser` for a subcommand. */
  command: string;
  /** The first version that knows it; an ACL with a command that the server doesn't know is refused by it. */
  redis?: string;
  valkey?: string;
}

/** The engines that are supported at all know ACL users from this version on. */
const MINIMUM_ACL_VERSION = '6.0';

const NEVER = '999';

/** What ElastiCache withholds from its users, by the list "Restricted commands" of its user guide. */
const WITHHELD_BY_ELASTICACHE: readonly Withheld[] = [
  { command: 'acl|setuser' },
  { command: 'acl|load' },
  { command: 'acl|save' },
  { command: 'acl|deluser' },
  { command: 'bgrewriteaof' },
  { command: 'bgsave' },
  { command: 'cluster|addslots' },
  { command: 'cluster|addslotsrange', redis: '7.0' },
  { command: 'cluster|bumpepoch' },
  { command: 'cluster|delslots' },
  { command: 'cluster|delslotsrange', redis: '7.0' },
  { command: 'cluster|failover' },
  { command: 'cluster|flushslots' },
  { command: 'cluster|forget' },
  { command: 'cluster|links', redis: '7.0' },
  { command: 'cluster|meet' },
  { command: 'cluster|setslot' },
  { command: 'config' },
  { command: 'debug' },
  { command: 'migrate' },
  { command: 'psync' },
  { command: 'replicaof' },
  { command: 'save' },
  { command: 'shutdown' },
  { command: 'slaveof' },
  { command: 'sync' },
];

/**
 * What we withhold beyond that list: commands that would change roles, slots or data behind the controller's back,
 * load code into the server, or show the administrator's name and password hash. CLIENT PAUSE stops the controller's
 * own health checks, so that a live primary would be taken for a dead one; CLIENT UNPAUSE would let writes through in
 * the middle of a planned switch, and they would be lost.
 */
const WITHHELD_BY_HOLDFAST: readonly Withheld[] = [
  { command: 'acl|getuser' },
  { command: 'acl|list' },
  { command: 'acl|users' },
  { command: 'client|pause' },
  { command: 'client|unpause', redis: '6.2' },
  { command: 'cluster|cancelslotmigrations', redis: NEVER, valkey: '9.0' },
  { command: 'cluster|flushslot', redis: NEVER, valkey: '9.0' },
  { command: 'cluster|migrateslots', redis: NEVER, valkey: '9.0' },
  { command: 'cluster|replicate' },
  { command: 'cluster|reset' },
  { command: 'cluster|saveconfig' },
  { command: 'cluster|set-config-epoch' },
  { command: 'cluster|syncslots', redis: NEVER, valkey: '9.0' },
  { command: 'failover', redis: '6.2' },
  { command: 'module|load' },
  { command: 'module|loadex', redis: '7.0' },
  { command: 'module|unload' },
  { command: 'replconf' },
  { command: 'restore-asking' },
];

/**
 * Before Redis 7.0 an ACL can't take a single subcommand away, only give one: there the container is withheld,
 * and these of its subcommands are given back.
 */
const KEPT_BEFORE_7: Readonly<Record<string, readonly string[]>> = {
  acl: ['cat', 'genpass', 'help', 'log', 'whoami'],
  client: [
    'caching',
    'getname',
    'getredir',
    'help',
    'id',
    'info',
    'kill',
    'list',
    'reply',
    'setname',
    'tracking',
    'trackinginfo',
    'unblock',
  ],
  cluster: [
    'count-failure-reports',
    'countkeysinslot',
    'getkeysinslot',
    'help',
    'info',
    'keyslot',
    'myid',
    'nodes',
    'replicas',
    'slaves',
    'slots',
  ],
  module: ['help', 'list'],
};

/** The commands and subcommands (`acl|setuser`) that users of that engine's version don't get. */
export function withheldCommands(engine: Engine, version: string): string[] {
  return [...WITHHELD_BY_ELASTICACHE, ...WITHHELD_BY_HOLDFAST]
    .filter((one) => isAtLeast(version, one[engine] ?? '0'))
    .map((one) => one.command);
}

/**
 * The line of an ACL file for the user that connections have without AUTH: everything but the withheld commands.
 * Every name in it is one that the server of that version knows. Throws RangeError for an engine without ACLs.
 */
export function defaultUserAclRules(engine: Engine, version: string): string {
  if (!isAtLeast(version, MINIMUM_ACL_VERSION)) {
    throw new RangeError(`${engine} ${version} has no ACL users; ${MINIMUM_ACL_VERSION} or newer is needed`);
  }
  const channels = isAtLeast(version, '6.2') ? ['&*'] : [];
  return ['user default on nopass ~*', ...channels, '+@all', ...withheldRules(engine, version)].join(' ');
}

function withheldRules(engine: Engine, version: string): string[] {
  const commands = withheldCommands(engine, version);
  if (isAtLeast(version, '7.0')) return commands.map((command) => `-${command}`);
  const whole = new Set(commands.map((command) => command.split('|')[0]!));
  return [...whole].flatMap((command) => [
    `-${command}`,
    ...(KEPT_BEFORE_7[command] ?? []).map((sub) => `+${command}|${sub}`),
  ]);
}
