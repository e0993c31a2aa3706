// What src/domain says of the engines' directives and commands, held against every engine that is there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  directiveOf,
  engineDirectives,
  type Family,
  familyOf,
  familyParameters,
  type Parameter,
  validateParameterValue,
} from '../../src/domain/parameter-families.ts';
import { defaultUserAclRules, withheldCommands } from '../../src/domain/restricted-commands.ts';
import { renderConfig } from '../../src/engine/config.ts';
import { EngineCatalog } from '../../src/engines/catalog.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { redis70, TEST_ENGINES } from '../support/engines.ts';

await redis70();
const engines = await new EngineCatalog({ directory: TEST_ENGINES }).list();

/** Numbers that try the upper ends of ranges which the API leaves open. */
const LARGE = ['2147483647', String(2 ** 40), String(2 ** 50)];

describe.each(engines.map((engine) => [`${engine.engine} ${engine.version}`, engine] as const))(
  '%s',
  (_, engine) => {
    const family = familyOf(engine.engine, engine.version);
    let server: Awaited<ReturnType<typeof start>>;

    beforeAll(async () => {
      server = await start(engine, engineDirectives(family, {}, engine.version));
    });
    afterAll(() => server?.stop());

    it(`starts with the directives of ${family} and holds them`, async () => {
      const expected = engineDirectives(family, {}, engine.version);
      for (const [name, value] of Object.entries(expected)) {
        // The limit on open files may lower it.
        if (name === 'maxclients') continue;
        const held = await server.admin(['CONFIG', 'GET', name]);
        if (typeof value === 'string') expect(held).toEqual([name, value]);
        else for (const line of value) expect(held).toEqual([name, expect.stringContaining(line)]);
      }
    });

    it('takes every value that a user may give, at once or at the next start', async () => {
      for (const parameter of familyParameters(family).filter((one) => one.IsModifiable)) {
        const directive = directiveOf(parameter.ParameterName);
        if (directive === undefined) continue;
        for (const value of candidates(family, parameter)) {
          const directives = engineDirectives(family, { [parameter.ParameterName]: value }, engine.version);
          if (!(directive in directives)) continue;
          const answer = await server.admin(['CONFIG', 'SET', directive, words(directives[directive]!)]);
          const wanted = parameter.ChangeType === 'immediate' ? 'OK' : expect.stringContaining('immutable');
          expect(answer, `${parameter.ParameterName} ${value}`).toEqual(wanted);
        }
        const defaults = engineDirectives(family, {}, engine.version);
        if (directive in defaults)
          await server.admin(['CONFIG', 'SET', directive, words(defaults[directive]!)]);
      }
    });

    it('knows each command that is withheld, and refuses it to the default user', async () => {
      for (const command of withheldCommands(engine.engine, engine.version)) {
        const asked = command === 'config' ? ['config', 'get'] : command.split('|');
        const refused = expect.stringMatching(/^(User default has|this user has) no permissions/i);
        expect(await dryRuns(server.admin, asked), command).toEqual([refused]);
      }
      for (const command of [
        'CONFIG GET port',
        'CLIENT PAUSE 1',
        'ACL SETUSER x',
        'REPLICAOF NO ONE',
        'SHUTDOWN',
      ]) {
        expect(String(await server.user(command.split(' '))), command).toMatch(/no permissions/);
      }
    });

    it('lets the default user do the rest', async () => {
      expect(await server.user(['SET', 'key', 'value'])).toBe('OK');
      for (const command of [
        'INFO',
        'CLIENT LIST',
        'ACL WHOAMI',
        'CLUSTER KEYSLOT key',
        'MODULE LIST',
        'ROLE',
        'FLUSHALL',
      ]) {
        expect(String(await server.user(command.split(' '))), command).not.toMatch(/^NOPERM/);
      }
    });
  },
);

function words(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join(' ');
}

/** What the default user would be told to a command with 0 to 5 arguments, each answer once, but for a wrong number. */
async function dryRuns(ask: (command: string[]) => Promise<unknown>, command: string[]): Promise<string[]> {
  const answers = new Set<string>();
  for (let count = 0; count <= 5; count++) {
    const answer = String(await ask(['ACL', 'DRYRUN', 'default', ...command, ...Array(count).fill('1')]));
    if (!answer.includes('wrong number of arguments')) answers.add(answer);
  }
  return [...answers];
}

/** Values at the ends of what the parameter allows, and far beyond where it names no end. */
function candidates(family: Family, parameter: Parameter): string[] {
  const { AllowedValues: allowed, DataType, ParameterName: name } = parameter;
  if (name === 'notify-keyspace-events') return ['', 'KEA', 'KEg$lshzxetmdn'];
  if (DataType === 'string') return allowed!.split(',');
  const ends =
    allowed === '-' ? ['-1', '0'] : allowed!.startsWith('-') ? ['-5', '-1', '1'] : allowed!.match(/\d+/g)!;
  return [...ends, ...LARGE].filter((value) => isValid(family, name, value));
}

function isValid(family: Family, name: string, value: string): boolean {
  try {
    validateParameterValue(family, name, value);
    return true;
  } catch {
    return false;
  }
}

async function start(engine: Engine, directives: ReturnType<typeof engineDirectives>) {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-domain-'));
  const socket = join(folder, 's');
  await writeFile(
    join(folder, 'users.acl'),
    `${defaultUserAclRules(engine.engine, engine.version)}\nuser admin on >secret ~* &* +@all\n`,
  );
  await writeFile(
    join(folder, 'node.conf'),
    renderConfig({
      ...directives,
      port: '0',
      unixsocket: socket,
      save: '',
      aclfile: join(folder, 'users.acl'),
    }),
  );
  const [program, ...words] = engine.server;
  const child = spawn(program!, [...words, join(folder, 'node.conf')], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const ended = once(child, 'exit');
  while (!(await exists(socket))) {
    if (child.exitCode !== null) throw new Error(`${engine.server.join(' ')} did not start:\n${log}`);
    await delay(10);
  }
  const admin = await connect(socket, { username: 'admin', password: 'secret' });
  const user = await connect(socket);
  return {
    admin: admin.ask,
    user: user.ask,
    async stop() {
      admin.close();
      user.close();
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function connect(path: string, credentials: { username?: string; password?: string } = {}) {
  const client = createClient({
    ...credentials,
    RESP: 2,
    socket: { path, reconnectStrategy: false },
    disableClientInfo: true,
    maintNotifications: 'disabled',
  });
  client.on('error', () => undefined);
  await client.connect();
  return {
    /** The answer, or the error's text. */
    ask: (command: string[]): Promise<unknown> =>
      client
        .sendCommand(command)
        .catch((error: unknown) => (error instanceof Error ? error.message : String(error))),
    close: () => client.destroy(),
  };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
