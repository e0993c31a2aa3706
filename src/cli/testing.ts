import type { Api, Cli } from './command.ts';
import { silentProgress } from './output/progress-line.ts';
import { plain } from './output/style.ts';

/** An API whose answers to each operation come one after the other; the last one stays. */
export function answering(answers: Record<string, unknown[]>): Api {
  const call = async (operation: string): Promise<unknown> => {
    const left = answers[operation] ?? [{}];
    const answer = left.length > 1 ? left.shift() : left[0];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { call, region: 'us-east-1', endpoint: 'http://127.0.0.1:1' } as unknown as Api;
}

/** A command line that says nothing to anybody. */
export const silentCli: Cli = {
  globals: {},
  out: {
    json: true,
    style: plain,
    result: () => undefined,
    note: () => undefined,
    progress: () => silentProgress,
  },
  api: () => Promise.reject(new Error('not asked for')),
};
