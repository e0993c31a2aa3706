import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AptError } from './error.ts';
import { readMachineArchive } from './machine.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-machine-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
}

const DEBIAN = 'ID=debian\nVERSION_CODENAME=bookworm\n';
const KEYRING = 'usr/share/keyrings/debian-archive-keyring.gpg';

it('reads a Debian with deb822 sources, security and all', async () => {
  await put({
    'etc/os-release': DEBIAN,
    'etc/apt/sources.list.d/debian.sources': `Types: deb
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`,
  });
  expect(await readMachineArchive(root)).toEqual({
    distribution: 'debian',
    codename: 'bookworm',
    main: 'http://mirror.example/debian',
    security: 'http://mirror.example/debian-security',
    signedBy: '/usr/share/keyrings/debian-archive-keyring.gpg',
  });
});

it("passes over a vendor's archive that publishes under the same codename, and finds the keyring by itself", async () => {
  await put({
    'etc/os-release': DEBIAN,
    [KEYRING]: 'keys',
    'etc/apt/sources.list': 'deb http://mirror.example/debian stable main\n',
    'etc/apt/sources.list.d/a-vendor.list':
      'deb [signed-by=/usr/share/keyrings/redis.gpg] https://packages.example/deb bookworm main\n',
  });
  const archive = await readMachineArchive(root);
  expect(archive.main).toBe('http://mirror.example/debian');
  expect(archive.signedBy).toBe(join(root, KEYRING));
  expect(archive.security).toBeUndefined();
});

it('takes what a cloud image names by a list of mirrors, and not a CD-ROM', async () => {
  await put({
    'etc/os-release': DEBIAN,
    [KEYRING]: 'keys',
    'etc/apt/sources.list': 'deb cdrom:[Debian 12]/ bookworm main\n',
    'etc/apt/sources.list.d/debian.sources':
      'Types: deb\nURIs: mirror+file:///etc/apt/mirrors/debian.list\nSuites: bookworm\nComponents: main\n',
  });
  expect((await readMachineArchive(root)).main).toBe('mirror+file:///etc/apt/mirrors/debian.list');
});

it('knows Ubuntu, and what is built on it by the codename it names', async () => {
  await put({
    'usr/lib/os-release': 'ID=linuxmint\nVERSION_CODENAME=wilma\nUBUNTU_CODENAME="noble"\n',
    'usr/share/keyrings/ubuntu-archive-keyring.gpg': 'keys',
    'etc/apt/sources.list.d/ubuntu.sources':
      'Types: deb\nURIs: http://mirror.example/ubuntu/\nSuites: noble noble-updates\nComponents: main universe\n',
  });
  const archive = await readMachineArchive(root);
  expect(archive).toMatchObject({ distribution: 'ubuntu', codename: 'noble' });
  expect(archive.main).toBe('http://mirror.example/ubuntu/');
});

it.each([
  ['another system', { 'etc/os-release': 'ID=fedora\nPRETTY_NAME="Fedora Linux 44"\n' }, /Fedora Linux 44/],
  ['no system at all', {}, /neither Debian nor Ubuntu/],
  ['no archive', { 'etc/os-release': DEBIAN }, /no archive that serves debian bookworm/],
  [
    'no keyring',
    { 'etc/os-release': DEBIAN, 'etc/apt/sources.list': 'deb http://mirror.example/debian bookworm main\n' },
    /debian-archive-keyring\.gpg is missing/,
  ],
])('says what is missing: %s', async (_, files, message) => {
  await put(files as Record<string, string>);
  const error = await readMachineArchive(root).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AptError);
  expect((error as AptError).message).toMatch(message);
});
