/** The numbers of a version: `7.0.15` -> [7, 0, 15]. What follows the numbers (`~rc1`, `-dev`) is left out. */
export function parseVersion(version: string): number[] {
  const digits = /^\d+(?:\.\d+)*/.exec(version);
  if (!digits) throw new RangeError(`not a version: ${JSON.stringify(version)}`);
  return digits[0].split('.').map(Number);
}

/** Negative when `a` is older than `b`, zero when they are equal; missing numbers count as 0. */
export function compareVersions(a: string, b: string): number {
  const left = parseVersion(a);
  const right = parseVersion(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function isAtLeast(version: string, minimum: string): boolean {
  return compareVersions(version, minimum) >= 0;
}

/** `7.0.15` -> `7.0`; a lone major stays alone. */
export function majorMinor(version: string): string {
  return parseVersion(version).slice(0, 2).join('.');
}
