// A primary that comes back with other data than it had: it never gets its role again, and nobody takes its data over.
import { statSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeCluster, until } from '../../support/elasticache.ts';
import { connect, differences, fill } from '../support/data.ts';
import { recordedNode, sql } from '../support/state.ts';
import { TestGroup } from './support/replication-group.ts';

/** A way in which a primary's files become others while it is down. */
interface Rebirth {
  what: string;
  /** Run while the group is well. Resolves to what is done to the dead primary's append-only files. */
  prepare(group: TestGroup): Promise<(files: string) => Promise<void>>;
  /** What is said of it. */
  said: RegExp;
}

const withoutFiles: Rebirth = {
  what: 'without its files',
  said: /g-001 does not serve/,
  prepare: async () => (files) => rm(files, { recursive: true }),
};

const empty: Rebirth = {
  what: 'empty',
  said: /the data of g-001 is not what it was/,
  prepare: async () => async (files) => {
    await rm(files, { recursive: true });
    await mkdir(files);
    await writeFile(join(files, 'appendonly.aof.1.incr.aof'), '');
    await writeFile(join(files, 'appendonly.aof.manifest'), 'file appendonly.aof.1.incr.aof seq 1 type i\n');
  },
};

const stale: Rebirth = {
  what: 'with an older copy of its files',
  said: /the data of g-001 is not what it was: .* bytes, and had /,
  prepare: async (group) => {
    const older = join(group.holdfast.data, 'older');
    await cp(filesOf(group, 'g-001'), older, { recursive: true });
    await using connection = await connect(group.endpoint);
    await connection.send('SET', 'since', 'the copy was made');
    await whenMarked(group);
    return (files) => replace(files, older);
  },
};

const foreign: Rebirth = {
  what: "with another one's files",
  said: /the data of g-001 is not what it was/,
  prepare: async (group) => {
    await makeCluster(group.client, 'other', { EngineVersion: '7.0' });
    await fill(recordedNode(group.holdfast, 'other'), 5000);
    const theirs = join(group.holdfast.data, 'theirs');
    await cp(filesOf(group, 'other'), theirs, { recursive: true });
    return (files) => replace(files, theirs);
  },
};

describe.concurrent('a primary that comes back', () => {
  test.each([withoutFiles, empty, stale, foreign])(
    '$what: the group waits without failover, and its replicas keep their data',
    async ({ prepare, said }) => {
      await using group = await TestGroup.start({ automaticFailover: false });
      await fill(group.endpoint, 700);
      await whenMarked(group);
      const become = await prepare(group);
      const data = await group.contents('g-002');
      await group.withoutController(async () => {
        await group.kill('g-001');
        await become(filesOf(group, 'g-001'));
      });
      await group.whenStatus('failed');
      expect(await group.whenTold(/The group has no primary/)).toMatch(said);
      expect(await group.servedBy()).toBe(undefined);
      const reborn = await group.standing('g-001').catch(() => undefined);
      expect(reborn?.role).not.toBe('master');
      expect(reborn?.fullSyncs ?? 0).toBe(0);
      expect(differences(data, await group.contents('g-002'))).toEqual([]);
      expect(differences(data, await group.contents('g-003'))).toEqual([]);

      await group.forceFailoverTo('g-002');
      await group.whenServedBy('g-002');
      expect(differences(data, await group.contents('g-002'))).toEqual([]);
      await until(
        () => group.standing('g-003'),
        ({ linkUp }) => linkUp,
      );
      expect(differences(data, await group.contents('g-003'))).toEqual([]);
    },
  );

  test.each([empty, foreign])(
    '$what: another one has taken its place, and it takes over that one’s data',
    async ({ prepare }) => {
      await using group = await TestGroup.start({ members: 2 });
      await fill(group.endpoint, 700);
      await whenMarked(group);
      const become = await prepare(group);
      const data = await group.contents('g-002');
      await group.withoutController(async () => {
        await group.kill('g-001');
        await become(filesOf(group, 'g-001'));
      });
      await group.whenServedBy('g-002');
      await group.atRest();
      expect(group.reports).toMatchObject([{ kind: 'failover', from: 'g-001', to: 'g-002' }]);
      expect(differences(data, await group.contents('g-002'))).toEqual([]);
      expect(differences(data, await group.contents('g-001'))).toEqual([]);
      expect(await group.strays()).toEqual([]);
    },
  );

  test('empty, after all were killed: the group waits rather than lose what its replicas hold', async () => {
    await using group = await TestGroup.start();
    await fill(group.endpoint, 700);
    await whenMarked(group);
    const become = await empty.prepare(group);
    const data = await group.contents('g-002');
    await group.withoutController(async () => {
      await group.kill(...group.members);
      await become(filesOf(group, 'g-001'));
    });
    await group.whenStatus('failed');
    expect(await group.servedBy()).toBe(undefined);
    for (const id of ['g-002', 'g-003']) {
      await until(
        () => group.standing(id).catch(() => undefined),
        (standing) => standing !== undefined,
      );
      expect(differences(data, await group.contents(id))).toEqual([]);
    }
    await group.forceFailoverTo('g-003');
    await group.atRest();
    expect(group.primary).toBe('g-003');
    for (const id of group.members) expect(differences(data, await group.contents(id))).toEqual([]);
  });

  test('with what it had before its data came, since it ended before they were on its disk', async () => {
    await using group = await TestGroup.start({ members: 2 });
    await fill(group.endpoint, 700);
    const data = await group.contents('g-001');
    {
      // It receives all data anew, and takes minutes to write them down.
      await using replica = await connect(group.node('g-002'));
      await replica.send('CONFIG', 'SET', 'rdb-key-save-delay', '100000');
      await replica.send('REPLICAOF', 'NO', 'ONE');
      await replica.send('FLUSHALL');
    }
    await until(
      () => group.standing('g-001'),
      ({ fullSyncs }) => fullSyncs > 1,
    );
    await group.atRest();
    await group.kill('g-001');
    await group.whenServedBy('g-002');
    await group.kill('g-002');
    await group.whenStatus('failed');
    expect(await group.whenTold(/The group has no primary/)).toMatch(/g-002 has on disk may be older/);
    await until(
      () => group.contents('g-001').catch(() => undefined),
      (held) => held !== undefined && differences(data, held).length === 0,
    );
    await group.forceFailoverTo('g-001');
    await group.atRest();
    for (const id of group.members) expect(differences(data, await group.contents(id))).toEqual([]);
  });
});

function filesOf(group: TestGroup, cluster: string): string {
  return join(recordedNode(group.holdfast, cluster).directory, 'appendonlydir');
}

/** How far the primary's files have come is written down every few seconds: resolves when that is all that there is. */
async function whenMarked(group: TestGroup): Promise<void> {
  const files = filesOf(group, group.primary);
  await until(
    async () => {
      const [row] = sql(
        group.holdfast,
        'select data_mark_json as mark from cache_node where cluster_id = ?',
        group.primary,
      );
      const mark = JSON.parse(String(row!['mark'])) as { incr: string; length: number } | null;
      return mark && { ...mark, size: statSync(join(files, mark.incr)).size };
    },
    (mark) => mark !== null && mark.length === mark.size,
  );
}

async function replace(files: string, by: string): Promise<void> {
  await rm(files, { recursive: true });
  await cp(by, files, { recursive: true });
}
