/** All pages of a listing. */
export async function allPages<Answer extends { Marker?: string | undefined }, Item>(
  ask: (marker: string | undefined) => Promise<Answer>,
  itemsOf: (answer: Answer) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  let marker: string | undefined;
  do {
    const answer = await ask(marker);
    items.push(...(itemsOf(answer) ?? []));
    marker = answer.Marker;
  } while (marker);
  return items;
}
