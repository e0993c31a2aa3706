import { describe, expect, it } from 'vitest';
import { parseListFile, parseSourcesFile } from './sources.ts';

describe('one-line .list files', () => {
  it('reads address, suite, components and the key', () => {
    const text = `# deb http://commented.example/debian bookworm main
deb http://mirror.example/debian bookworm main contrib # trailing comment
deb-src http://mirror.example/debian bookworm main
deb [arch=amd64 signed-by=/usr/share/keyrings/x.gpg] https://apt.example/x bookworm main
deb [ signed-by=/k.gpg ] mirror+file:/etc/apt/mirrors/debian.list trixie main
`;
    expect(parseListFile(text)).toEqual([
      { uri: 'http://mirror.example/debian', suites: ['bookworm'], components: ['main', 'contrib'] },
      {
        uri: 'https://apt.example/x',
        suites: ['bookworm'],
        components: ['main'],
        signedBy: '/usr/share/keyrings/x.gpg',
      },
      {
        uri: 'mirror+file:/etc/apt/mirrors/debian.list',
        suites: ['trixie'],
        components: ['main'],
        signedBy: '/k.gpg',
      },
    ]);
  });

  it('takes a flat archive, which has no components', () => {
    expect(parseListFile('deb http://flat.example/ ./')).toEqual([
      { uri: 'http://flat.example/', suites: ['./'], components: [] },
    ]);
  });
});

describe('.sources files', () => {
  it('reads an entry for each address, with all suites', () => {
    const text = `Types: deb deb-src
URIs: http://a.example/debian http://b.example/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`;
    const common = {
      suites: ['bookworm', 'bookworm-updates'],
      components: ['main'],
      signedBy: '/usr/share/keyrings/debian-archive-keyring.gpg',
    };
    expect(parseSourcesFile(text)).toEqual([
      { uri: 'http://a.example/debian', ...common },
      { uri: 'http://b.example/debian', ...common },
    ]);
  });

  it('leaves out what is disabled, and sources of source code', () => {
    const text = `Enabled: no
Types: deb
URIs: http://off.example/debian
Suites: bookworm
Components: main

Types: deb-src
URIs: http://src.example/debian
Suites: bookworm
Components: main
`;
    expect(parseSourcesFile(text)).toEqual([]);
  });

  it('keeps the text of a key that is written into the file', () => {
    const text = `Types: deb
URIs: http://a.example/debian
Suites: bookworm
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 mDMEY
 -----END PGP PUBLIC KEY BLOCK-----
`;
    expect(parseSourcesFile(text)[0]?.signedBy).toBe(
      '-----BEGIN PGP PUBLIC KEY BLOCK-----\n.\nmDMEY\n-----END PGP PUBLIC KEY BLOCK-----',
    );
  });
});
