import type { Package } from './workspace.ts';

/** What `candidates` of a workspace answers, so that the walk can be tried without one. */
export type Candidates = (names: readonly string[]) => Promise<Package[]>;

/**
 * The shared libraries that packages need, and those that these need: every dependency of the section `libs`.
 * Users, init scripts and helpers that a package would also pull in are no part of running its binary.
 */
export async function libraryClosure(roots: readonly Package[], candidates: Candidates): Promise<Package[]> {
  const found = new Map<string, Package>();
  const asked = new Set(roots.map(({ name }) => name));
  let layer: readonly Package[] = roots;
  while (layer.length > 0) {
    const names = layer.flatMap(({ depends }) => dependencyNames(depends)).filter((name) => !asked.has(name));
    if (names.length === 0) break;
    for (const name of names) asked.add(name);
    layer = (await candidates([...new Set(names)])).filter(({ section }) => /(^|\/)libs$/.test(section));
    for (const library of layer) found.set(library.name, library);
  }
  return [...found.values()];
}

/** Names in a Depends field; of alternatives (`a | b`) the first, as apt takes it. */
export function dependencyNames(depends: string): string[] {
  return depends
    .split(',')
    .map((clause) => /^\s*([a-z0-9][a-z0-9.+-]*)/.exec(clause)?.[1] ?? '')
    .filter((name) => name !== '');
}

/** `5:7.0.15-1~deb12u7` is upstream's `7.0.15`; undefined where upstream's number isn't three-part. */
export function upstreamVersion(version: string): string | undefined {
  return /^(?:\d+:)?(\d+\.\d+\.\d+)(?![\d.])(?!~?(?:rc|alpha|beta))/i.exec(version)?.[1];
}
