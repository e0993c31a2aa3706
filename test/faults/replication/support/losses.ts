import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../../../support/elasticache.ts';
import type { TestHoldfast } from '../../../support/holdfast.ts';
import { sql } from '../../support/state.ts';

/** What the reports of a group's failovers say was lost, of the writes of one writer: their numbers. */
export async function accountedLosses(
  holdfast: TestHoldfast,
  groupId: string,
  writer: string,
): Promise<number[]> {
  const reports = await until(
    async () => sql(holdfast, 'select * from failover where group_id = ?', groupId),
    (rows) => rows.every((row) => row['loss_input_json'] === null),
  );
  const files = reports.flatMap(({ lost_json }) =>
    (JSON.parse(String(lost_json ?? '[]')) as { file?: string }[]).flatMap(({ file }) => file ?? []),
  );
  return files.flatMap((file) => writesIn(readFileSync(join(holdfast.data, file), 'latin1'), writer));
}

/** The writer's commands in a file of commands as Redis gets them. */
function writesIn(commands: string, writer: string): number[] {
  const sets = new RegExp(`\\r\\n${writer}:(\\d+)\\r\\n\\$\\d+\\r\\n\\1\\r\\n`, 'g');
  return [...commands.matchAll(sets)].map((match) => Number(match[1]));
}
