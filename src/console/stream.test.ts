import { describe, expect, it, onTestFinished } from 'vitest';
import type { Store } from '../store/database.ts';
import { type Browser, startConsole } from './testing.ts';

interface StreamEvent {
  id: string;
  event: string;
  data: unknown;
}

/** Reads the stream as a page would; ended with the test. */
async function listen(endpoint: string, { cookie }: Browser, headers: Record<string, string> = {}) {
  const gone = new AbortController();
  onTestFinished(() => gone.abort());
  const response = await fetch(`${endpoint}/console/changes`, {
    headers: { cookie, ...headers },
    signal: gone.signal,
  });
  expect(response.status).toBe(200);
  return events(response);
}

async function* events(response: Response): AsyncGenerator<StreamEvent, undefined> {
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text.slice(0, end))?.[1];
      const [id, event, data] = [field('id'), field('event'), field('data')];
      text = text.slice(end + 2);
      if (id !== undefined && event !== undefined) yield { id, event, data: JSON.parse(data ?? 'null') };
    }
  }
  return undefined;
}

const next = async (stream: AsyncGenerator<StreamEvent, undefined>) => (await stream.next()).value;

async function tag(store: Store, key: string): Promise<void> {
  await store.insertInto('tag').values({ region: 'us-east-1', arn: 'arn:x', key, value: '' }).execute();
}

const TAG_CHANGED = { event: 'change', data: { kind: 'tag', region: 'us-east-1', id: 'arn:x' } };

describe('the change stream', () => {
  it('is for those who are signed in', async () => {
    const { browser } = await startConsole();
    expect(await browser.send('GET', '/changes')).toMatchObject({ status: 401 });
  });

  it('tells what changes from now on, whoever changes it', async () => {
    const { endpoint, browser, store } = await startConsole();
    await browser.signIn();
    await tag(store, 'before');
    const stream = await listen(endpoint, browser);
    expect(await next(stream)).toMatchObject({ event: 'hello' });
    await tag(store, 'a');
    const first = await next(stream);
    expect(first).toMatchObject(TAG_CHANGED);
    await tag(store, 'b');
    const second = await next(stream);
    expect(second).toMatchObject(TAG_CHANGED);
    expect(Number(second!.id)).toBeGreaterThan(Number(first!.id));
  });

  it('tells who comes back what changed meanwhile, each thing once', async () => {
    const { endpoint, browser, store } = await startConsole();
    await browser.signIn();
    await tag(store, 'a');
    const stream = await listen(endpoint, browser, { 'last-event-id': '0' });
    expect(await next(stream)).toMatchObject(TAG_CHANGED);
    const hello = await next(stream);
    expect(hello).toMatchObject({ event: 'hello' });
    await tag(store, 'b');
    await tag(store, 'c');
    const again = await listen(endpoint, browser, { 'last-event-id': hello!.id });
    expect(await next(again)).toMatchObject(TAG_CHANGED);
    expect(await next(again)).toMatchObject({ event: 'hello' });
  });

  it('says so when it does not know what somebody missed', async () => {
    const { endpoint, browser, store } = await startConsole();
    await browser.signIn();
    await tag(store, 'a');
    // Of another data directory, say, which had seen more.
    const stream = await listen(endpoint, browser, { 'last-event-id': '999999' });
    expect(await next(stream)).toMatchObject({ event: 'reset' });
  });

  it('ends when somebody signs out, in that tab or in another', async () => {
    const { endpoint, browser } = await startConsole();
    await browser.signIn();
    const stream = await listen(endpoint, browser);
    expect(await next(stream)).toMatchObject({ event: 'hello' });
    await browser.send('DELETE', '/session');
    expect(await next(stream)).toBeUndefined();
  });

  it('tells of nothing that was taken back', async () => {
    const { endpoint, browser, store } = await startConsole();
    await browser.signIn();
    const stream = await listen(endpoint, browser);
    expect(await next(stream)).toMatchObject({ event: 'hello' });
    const taken = store.transaction().execute(async (transaction) => {
      await transaction.insertInto('parameter_group').values(GROUP).execute();
      throw new Error('changed my mind');
    });
    await expect(taken).rejects.toThrow('changed my mind');
    await tag(store, 'a');
    expect(await next(stream)).toMatchObject(TAG_CHANGED);
  });
});

const GROUP = { region: 'us-east-1', name: 'g', family: 'redis7', description: '' };
