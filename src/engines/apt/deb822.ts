/** One paragraph of a Debian control file: field names in lower case, continuation lines kept with their newlines. */
export type Stanza = Map<string, string>;

/** Reads Debian's control syntax: package indexes, `apt-cache show`, and `.sources` files alike. */
export function parseDeb822(text: string): Stanza[] {
  const stanzas: Stanza[] = [];
  let stanza: Stanza = new Map();
  let field: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('#')) continue;
    if (line.trim() === '') {
      if (stanza.size > 0) stanzas.push(stanza);
      stanza = new Map();
      field = undefined;
      continue;
    }
    if (/^[ \t]/.test(line)) {
      if (field !== undefined) stanza.set(field, `${stanza.get(field)}\n${line.slice(1)}`);
      continue;
    }
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    field = line.slice(0, colon).toLowerCase();
    stanza.set(field, line.slice(colon + 1).trim());
  }
  if (stanza.size > 0) stanzas.push(stanza);
  return stanzas;
}
