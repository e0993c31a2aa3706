import { request } from './call.ts';

const AGAIN_MS = 1_000;
/** Not more often than this is the page loaded anew for the sake of a part that is not to be had. */
const RELOAD_MS = 30_000;
const RELOADED = 'holdfast.reloaded';

/**
 * A part of the console that is loaded on demand. While Holdfast doesn't answer, it is waited for. Where it answers
 * and hasn't the part any more, another version of the console is there by now: the page is loaded anew, at its address.
 */
export async function whenThere<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch {
    await answering();
    return load().catch(async (error) => {
      const reloaded = Number(sessionStorage.getItem(RELOADED) ?? 0);
      if (Date.now() - reloaded < RELOAD_MS) throw error;
      sessionStorage.setItem(RELOADED, String(Date.now()));
      location.reload();
      return new Promise<Part>(() => undefined);
    });
  }
}

async function answering(): Promise<void> {
  for (;;) {
    const answers = await request('GET', 'session').then(
      () => true,
      () => false,
    );
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}
