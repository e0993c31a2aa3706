/** What the snapshot is called that is taken before an upgrade: `mygroup-before-upgrade-2026-03-01-12-00`, cut to what a name may have. */
export function upgradeSnapshotName(groupId: string, now: Date): string {
  const at = now.toISOString().slice(0, 16).replace(/[T:]/g, '-');
  return `${groupId.slice(0, 20).replace(/-+$/, '')}-upgrade-${at}`;
}
