/** The fields of an INFO reply by name. */
export type Info = ReadonlyMap<string, string>;

export function parseInfo(text: string): Info {
  const fields = new Map<string, string>();
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0 && !line.startsWith('#')) fields.set(line.slice(0, colon), line.slice(colon + 1));
  }
  return fields;
}

/** A field as a number; NaN when the engine doesn't give it. */
export function infoNumber(info: Info, field: string): number {
  return Number(info.get(field) ?? Number.NaN);
}
