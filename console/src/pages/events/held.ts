/**
 * What is shown of a list that grows at its top, the newest first, to somebody who reads further down: nothing above
 * what was on top when they went there. `waiting` is how many there are above it.
 */
export function heldBack<Item extends { key: string }>(
  items: readonly Item[],
  top: string | undefined,
): { shown: readonly Item[]; waiting: number } {
  const above = top === undefined ? 0 : items.findIndex(({ key }) => key === top);
  return above > 0 ? { shown: items.slice(above), waiting: above } : { shown: items, waiting: 0 };
}
