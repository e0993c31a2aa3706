import type { Locator, Page } from 'playwright-core';

/** What the picture of a replication group, on its English page, says of a member. */
export function memberCard(page: Page, id: string): Locator {
  return page
    .getByRole('list', { name: 'Topology' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: id, exact: true }) });
}

/** What the head of a page said of its status, each word with when it came. */
export interface ShownStatus {
  at: number;
  text: string;
}

/** Writes down every status that the page shows beside its title from now on: also one that is there for a moment. */
export async function watchStatus(page: Page): Promise<() => Promise<ShownStatus[]>> {
  await page.evaluate(() => {
    const shown: ShownStatus[] = [];
    const look = () => {
      const title = document.querySelector('h1');
      const text = (title?.parentElement?.textContent ?? '').slice(title?.textContent?.length).trim();
      if (text !== shown.at(-1)?.text) shown.push({ at: Date.now(), text });
    };
    look();
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    Object.assign(window, { shownStatuses: shown });
  });
  return () => page.evaluate(() => (window as unknown as { shownStatuses: ShownStatus[] }).shownStatuses);
}
