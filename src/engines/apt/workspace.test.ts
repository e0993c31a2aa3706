import { expect, it } from 'vitest';
import { parseDeb822 } from './deb822.ts';
import type { MachineArchive } from './machine.ts';
import { suiteGroups } from './suites.ts';
import { renderSources } from './workspace.ts';

const archive: MachineArchive = {
  distribution: 'debian',
  codename: 'bookworm',
  main: 'http://mirror.example/debian',
  security: 'http://mirror.example/debian-security',
  signedBy: '/usr/share/keyrings/debian-archive-keyring.gpg',
};
const bookworm = suiteGroups('debian', '', 'bookworm').find(({ name }) => name === 'bookworm')!;

it('names every suite with its archive, and the key each must be signed by', () => {
  const stanzas = parseDeb822(renderSources(archive, bookworm));
  expect(stanzas.map((stanza) => [stanza.get('uris'), stanza.get('suites')])).toEqual([
    ['http://mirror.example/debian', 'bookworm'],
    ['http://mirror.example/debian-security', 'bookworm-security'],
  ]);
  for (const stanza of stanzas) {
    expect(stanza.get('signed-by')).toBe(archive.signedBy);
    expect(stanza.get('trusted')).toBeUndefined();
  }
});

it('goes without security updates where the machine names no archive of them', () => {
  const { security: _, ...without } = archive;
  expect(parseDeb822(renderSources(without, bookworm))).toHaveLength(1);
});

it('writes the text of a key so that apt reads it back', () => {
  const key = '-----BEGIN PGP PUBLIC KEY BLOCK-----\n.\nmDMEY\n-----END PGP PUBLIC KEY BLOCK-----';
  const [stanza] = parseDeb822(renderSources({ ...archive, signedBy: key }, bookworm));
  expect(stanza?.get('signed-by')).toBe(key);
});
