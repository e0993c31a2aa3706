import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { TestHoldfast } from './holdfast.ts';

/** A Chromium that is there already; else the one that comes inside an npm package. */
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Root, as in a container, has no sandbox. The package's own flags are left out: they switch web security off. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];

export async function launchBrowser(): Promise<Browser> {
  const installed = process.env['CHROMIUM'] ?? INSTALLED.find((path) => existsSync(path));
  return chromium.launch({ executablePath: installed ?? (await sparticuz.executablePath()), args: ARGS });
}

export interface OpenOptions {
  locale?: 'en' | 'ko';
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
}

/**
 * A person at the console of a Holdfast of a test's own: signs in by a one-time link, as one would, and collects what
 * the browser complains of.
 */
export class ConsoleUser implements AsyncDisposable {
  readonly page: Page;
  /** Errors of scripts, refused resources, missing texts: a test that ends well ends with none. */
  readonly complaints: string[] = [];
  readonly #context: BrowserContext;
  readonly #holdfast: TestHoldfast;

  private constructor(context: BrowserContext, page: Page, holdfast: TestHoldfast) {
    this.#context = context;
    this.page = page;
    this.#holdfast = holdfast;
    page.on('console', (message) => {
      // The browser's own line about an answer that the page itself deals with.
      const refusal = /^Failed to load resource/.test(message.text());
      if (message.type() === 'error' && !refusal) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  static async open(
    browser: Browser,
    holdfast: TestHoldfast,
    { locale = 'en', theme = 'light', width = 1_280, height = 900 }: OpenOptions = {},
  ): Promise<ConsoleUser> {
    const context = await browser.newContext({
      locale: locale === 'ko' ? 'ko-KR' : 'en-US',
      timezoneId: 'UTC',
      colorScheme: theme,
      // What fades in is pale at first, and what slides in moves while it is clicked on.
      reducedMotion: 'reduce',
      viewport: { width, height },
    });
    context.setDefaultTimeout(30_000);
    const user = new ConsoleUser(context, await context.newPage(), holdfast);
    await user.page.goto(`${holdfast.endpoint}${(await signInPath(holdfast)) ?? '/console/'}`);
    await user.page.waitForURL(/\/console\/[a-z]+-[a-z-]+-\d+\/$/);
    await user.page.getByRole('heading', { level: 1 }).waitFor();
    return user;
  }

  /**
   * Opens a page of the region, such as `/clusters/exampleredis`: as a link would, since to load the console anew takes four
   * times as long; anew for another region, or for the page that is there already.
   */
  async goto(path: string, region = 'us-east-1'): Promise<void> {
    const url = `${this.#holdfast.endpoint}/console/${region}${path}`;
    const here = this.page.url();
    if (here === url || !here.includes(`/console/${region}/`)) await this.page.goto(url);
    else await this.page.evaluate(`history.pushState(null, '', ${JSON.stringify(url)})`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#context.close();
  }
}

async function signInPath(holdfast: TestHoldfast): Promise<string | undefined> {
  return (await holdfast.call('CreateConsoleSignIn', {})).Path;
}
