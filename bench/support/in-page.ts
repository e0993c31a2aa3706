/// <reference lib="dom" />
// What runs in the browser's page, not here: each function is sent there whole, and uses nothing from around it.

interface Waits {
  holdfastWaits: number[];
}

/** Has the page note how long each key, click and turn of the wheel took until the next picture, in milliseconds. */
export function noteWaits(): void {
  const page = globalThis as unknown as Waits;
  page.holdfastWaits = [];
  new PerformanceObserver((entries) => {
    for (const entry of entries.getEntries()) page.holdfastWaits.push(entry.duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}

export function forgetWaits(): void {
  (globalThis as unknown as Waits).holdfastWaits = [];
}

/** The longest wait since they were forgotten; what took less than the browser tells of counts as that. */
export async function longestWait(): Promise<number> {
  // Waits are told after the picture that ended them.
  await new Promise((done) => setTimeout(done, 200));
  return Math.max(16, ...(globalThis as unknown as Waits).holdfastWaits);
}

/** The longest time between two pictures within the next `ms`. */
export function longestFrame(ms: number): Promise<number> {
  return new Promise((done) => {
    const end = performance.now() + ms;
    let before = performance.now();
    let most = 0;
    const next = (now: number) => {
      most = Math.max(most, now - before);
      before = now;
      if (now < end) requestAnimationFrame(next);
      else done(most);
    };
    requestAnimationFrame(next);
  });
}

/** When the page first shows a text, by the clock. */
export function whenShown(text: string): Promise<number> {
  return new Promise((done) => {
    const observer = new MutationObserver(() => {
      if (!document.body.textContent.includes(text)) return;
      observer.disconnect();
      done(Date.now());
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

export function toTop(): void {
  globalThis.scrollTo(0, 0);
}
