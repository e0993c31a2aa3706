import { parseDeb822, type Stanza } from './deb822.ts';

/** One archive as apt's own configuration names it. */
export interface SourceEntry {
  uri: string;
  suites: string[];
  components: string[];
  /** A keyring's path or fingerprint, or the text of a key; as written. */
  signedBy?: string;
}

/** Binary archives in a one-line `.list` file; what is commented out or malformed is passed over, as apt would. */
export function parseListFile(text: string): SourceEntry[] {
  const entries: SourceEntry[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(/#.*$/, '').trim();
    const match = /^deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s*(.*)$/.exec(line);
    if (!match) continue;
    const [, optionText = '', uri = '', suite = '', components = ''] = match;
    const signedBy = /(?:^|\s)signed-by=(\S+)/i.exec(optionText)?.[1];
    entries.push({ uri, suites: [suite], components: words(components), ...(signedBy && { signedBy }) });
  }
  return entries;
}

/** Binary archives in a deb822 `.sources` file that are enabled; one entry for each address. */
export function parseSourcesFile(text: string): SourceEntry[] {
  return parseDeb822(text).flatMap((stanza) => {
    const enabled = (stanza.get('enabled') ?? 'yes').toLowerCase();
    if (['no', 'false', '0', 'off', 'without', 'disable'].includes(enabled)) return [];
    if (!words(stanza.get('types')).includes('deb')) return [];
    return words(stanza.get('uris')).map((uri) => entry(uri, stanza));
  });
}

function entry(uri: string, stanza: Stanza): SourceEntry {
  const signedBy = stanza.get('signed-by')?.trim();
  return {
    uri,
    suites: words(stanza.get('suites')),
    components: words(stanza.get('components')),
    ...(signedBy && { signedBy }),
  };
}

function words(text: string | undefined): string[] {
  return (text ?? '').split(/\s+/).filter((word) => word !== '');
}
