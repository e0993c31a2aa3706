import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startConsole } from './testing.ts';

function builtPages(): string {
  const pages = mkdtempSync(join(tmpdir(), 'holdfast-pages-'));
  onTestFinished(() => rmSync(pages, { recursive: true }));
  mkdirSync(join(pages, 'assets'));
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Holdfast</title>');
  writeFileSync(join(pages, 'assets/a.js'), 'export {};');
  return pages;
}

it.each(['/', '/us-east-1/', '/us-east-1/clusters/a?tab=nodes', '/sign-in'])(
  'answers %s with the one page, which nobody may frame or add to',
  async (path) => {
    const { browser } = await startConsole({ pages: builtPages() });
    const { status, headers, body } = await browser.send('GET', path);
    expect(status).toBe(200);
    expect(body).toEqual({ text: '<!doctype html><title>Holdfast</title>' });
    expect(headers.get('cache-control')).toBe('no-store');
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  },
);

it('lets files be kept for ever, since their names tell what is in them', async () => {
  const { browser } = await startConsole({ pages: builtPages() });
  const { status, headers } = await browser.send('GET', '/assets/a.js');
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toContain('immutable');
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
});

it.each(['/assets/b.js', '/assets/../index.html.map', '/assets/%2e%2e/%2e%2e/package.json'])(
  'has no %s',
  async (path) => {
    const { browser } = await startConsole({ pages: builtPages() });
    const { status, body } = await browser.send('GET', path);
    expect(body['text'] ?? '').not.toContain('"name"');
    if (!path.includes('..') && !path.includes('%2e')) expect(status).toBe(404);
  },
);

it('says what to type when it was not built', async () => {
  const { browser } = await startConsole();
  expect(await browser.send('GET', '/')).toMatchObject({
    status: 404,
    body: { code: 'NoPages', message: expect.stringContaining('npm start') },
  });
});

it('is where a person who opens the address of the API is sent', async () => {
  const { endpoint } = await startConsole({ pages: builtPages() });
  const person = await fetch(endpoint, { headers: { accept: 'text/html,*/*' }, redirect: 'manual' });
  expect([person.status, person.headers.get('location')]).toEqual([302, '/console/']);
  const program = await fetch(endpoint, { redirect: 'manual' });
  expect(program.status).toBe(403);
});
