import { expect, test } from 'vitest';
import { insertCluster, type TestContext, testContext } from '../../actions/testing.ts';
import type { Engine } from '../../engines/engine.ts';
import { upgradeMinorVersionsInWindows } from './minor-upgrade.ts';

const SUNDAY_NOON = new Date('2026-03-01T12:30:00.000Z');
const OPEN = { maintenance_window: 'sun:12:00-sun:13:00' };

/** A context in which these versions are installed. */
function withEngines(...versions: string[]): TestContext {
  const context = testContext({ now: SUNDAY_NOON });
  const engines = versions.map((version) => {
    const [engine, number] = version.split(' ') as ['redis' | 'valkey', string];
    return { engine, version: number, series: number.split('.').slice(0, 2).join('.') } as Engine;
  });
  context.control.engines.list = async () => engines;
  return context;
}

async function versionsAfter(context: TestContext): Promise<Record<string, string>> {
  await upgradeMinorVersionsInWindows(context.control);
  const rows = await context.store.selectFrom('cache_cluster').selectAll().execute();
  return Object.fromEntries(
    rows.map((row) => [row.id, `${row.engine_version} shown ${row.shown_version} ${row.status}`]),
  );
}

test('a newer release of the same series is taken in the window, and no other', async () => {
  const context = withEngines('redis 7.0.15', 'redis 7.0.16', 'redis 7.2.1', 'redis 8.0.2', 'valkey 7.0.99');
  await insertCluster(context, { id: 'opted-in', ...OPEN });
  await insertCluster(context, { id: 'alias', ...OPEN, shown_version: '7.1.0' });
  await insertCluster(context, { id: 'opted-out', ...OPEN, auto_minor_version_upgrade: 0 });
  await insertCluster(context, { id: 'later', maintenance_window: 'mon:12:00-mon:13:00' });
  await insertCluster(context, { id: 'busy', ...OPEN, status: 'snapshotting' });
  expect(await versionsAfter(context)).toEqual({
    'opted-in': '7.0.16 shown 7.0.16 modifying',
    alias: '7.0.16 shown 7.1.0 modifying',
    'opted-out': '7.0.15 shown 7.0.15 available',
    later: '7.0.15 shown 7.0.15 available',
    busy: '7.0.15 shown 7.0.15 snapshotting',
  });
  expect(context.woken.map(({ id }) => id).sort()).toEqual(['alias', 'opted-in']);
});

test('nothing changes where the newest release runs already', async () => {
  const context = withEngines('redis 7.0.14', 'redis 7.0.15');
  await insertCluster(context, { id: 'a', ...OPEN });
  expect(await versionsAfter(context)).toEqual({ a: '7.0.15 shown 7.0.15 available' });
});
