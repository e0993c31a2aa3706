import { describe, expect, it } from 'vitest';
import { createSignIn, SESSION_MS } from '../control/console/access.ts';
import { KEY, startConsole } from './testing.ts';

const NOT_SIGNED_IN = { status: 401, body: { code: 'NotSignedIn' } };

describe('signing in', () => {
  it('by the access key gives a cookie that scripts and other sites never see', async () => {
    const { browser } = await startConsole();
    expect(await browser.send('GET', '/session')).toMatchObject({ body: { signedIn: false } });
    const { status, headers, body } = await browser.signIn();
    expect(status).toBe(200);
    expect(body).toMatchObject({ signedIn: true, accessKeyId: KEY.accessKeyId, region: 'us-east-1' });
    expect(headers.get('set-cookie')).toMatch(/Path=\/console; HttpOnly; SameSite=Strict$/);
    expect(await browser.send('GET', '/session')).toMatchObject({ body: { signedIn: true } });
  });

  it.each([
    ['a wrong secret', { ...KEY, secretAccessKey: 'wrong' }],
    ['an unknown key', { ...KEY, accessKeyId: 'AKIDOTHER' }],
    ['an unknown key with an empty secret', { accessKeyId: 'AKIDOTHER', secretAccessKey: '' }],
    ['numbers', { accessKeyId: 1, secretAccessKey: 2 }],
    ['nothing', {}],
    ['a list', []],
    ['a token that nobody made', { token: 'x' }],
  ])('by %s is refused', async (_what, body) => {
    const { browser } = await startConsole();
    expect(await browser.send('POST', '/session', { body })).toMatchObject({ status: 403 });
    expect(await browser.send('POST', '/api/us-east-1/DescribeEvents', { body: {} })).toMatchObject(
      NOT_SIGNED_IN,
    );
  });

  it('by a link is possible once', async () => {
    const { browser, store } = await startConsole();
    const { token } = await createSignIn(store, new Date());
    expect(await browser.send('POST', '/session', { body: { token } })).toMatchObject({ status: 200 });
    expect(await browser.send('POST', '/session', { body: { token } })).toMatchObject({
      status: 403,
      body: { code: 'UsedLink', message: expect.stringContaining('holdfast console') },
    });
  });

  it('is asked of nobody with --auth none, but for whoever comes by a name', async () => {
    const { browser, app } = await startConsole({ credentials: 'none' });
    // As a browser would that was told that this name leads here.
    const named = await app.inject({
      method: 'POST',
      url: '/console/session',
      headers: { host: 'holdfast.example.com', 'x-holdfast-console': '1' },
      payload: {},
    });
    expect(named.statusCode).toBe(403);
    expect(named.json()).toMatchObject({ code: 'ForeignName' });
    expect(await browser.send('POST', '/session', { body: {} })).toMatchObject({
      body: { signedIn: true, auth: 'none' },
    });
  });
});

describe('a session', () => {
  it('ends when it is signed out, also for whoever kept the cookie', async () => {
    const { browser } = await startConsole({ handlers: { DescribeEvents: async () => ({}) } });
    await browser.signIn();
    const { cookie } = browser;
    await browser.send('DELETE', '/session');
    browser.cookie = cookie;
    expect(await browser.send('POST', '/api/us-east-1/DescribeEvents', { body: {} })).toMatchObject(
      NOT_SIGNED_IN,
    );
  });

  it('ends when it was not used for long, and goes on while it is', async () => {
    let now = new Date();
    const { browser } = await startConsole({
      handlers: { DescribeEvents: async () => ({}) },
      clock: { now: () => now },
    });
    await browser.signIn();
    const ask = () => browser.send('POST', '/api/us-east-1/DescribeEvents', { body: {} });
    const wait = (ms: number) => {
      now = new Date(now.getTime() + ms);
    };
    wait(SESSION_MS - 1);
    expect(await ask()).toMatchObject({ status: 200 });
    wait(SESSION_MS - 1);
    expect(await ask()).toMatchObject({ status: 200 });
    wait(SESSION_MS + 1);
    expect(await ask()).toMatchObject(NOT_SIGNED_IN);
  });

  it('is kept as a hash: who reads the store can not take it over', async () => {
    const { browser, store } = await startConsole();
    await browser.signIn();
    const token = browser.cookie.split('=')[1]!;
    const rows = await store.selectFrom('console_session').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});
