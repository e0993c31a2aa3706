import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../test/support/browser.ts';
import type { Holdfast } from './holdfast.ts';

/** A real browser at the console of a Holdfast; it ends with its scope. */
export class ConsoleBrowser implements AsyncDisposable {
  readonly #browser: Browser;
  readonly #holdfast: Holdfast;

  private constructor(browser: Browser, holdfast: Holdfast) {
    this.#browser = browser;
    this.#holdfast = holdfast;
  }

  static async start(holdfast: Holdfast): Promise<ConsoleBrowser> {
    return new ConsoleBrowser(await launchBrowser(), holdfast);
  }

  /** Somebody who is signed in, with nothing in the cache: signing in needs no page. */
  async person(): Promise<BrowserContext> {
    const context = await this.#browser.newContext({
      locale: 'en-US',
      viewport: { width: 1_280, height: 900 },
    });
    const { Path } = await this.#holdfast.client.call('CreateConsoleSignIn', {});
    const answer = await context.request.post(`${this.#holdfast.endpoint}/console/session`, {
      headers: { 'x-holdfast-console': '1' },
      data: { token: Path!.split('#')[1] },
    });
    if (!answer.ok()) throw new Error(`Signing in was answered with ${answer.status()}`);
    return context;
  }

  /** Opens a page of the region: `/clusters`. */
  async open(page: Page, path: string): Promise<void> {
    await page.goto(`${this.#holdfast.endpoint}/console/us-east-1${path}`, { waitUntil: 'commit' });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
  }
}
