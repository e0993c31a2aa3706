/**
 * A stable 32-bit number from a string (FNV-1a). For choices that AWS makes at random but that we want to
 * come out the same each time for one resource: default windows, default zones. Not for secrets.
 */
export function seedHash(seed: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) {
    hash ^= seed.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  // FNV leaves the low bits of similar strings alike; one more round spreads them.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return hash >>> 0;
}
