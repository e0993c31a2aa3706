import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { action } from '../command.ts';
import { dataDirectory } from '../data-directory.ts';
import { CliError } from '../errors.ts';

interface StopOptions {
  stopNodes?: boolean;
}

export function define(command: Command): void {
  command.option('--stop-nodes', 'stop the nodes too, with their data saved').action(
    action<[], StopOptions>(async ({ globals, out }, { stopNodes = false }) => {
      const data = dataDirectory(globals.data);
      if (!existsSync(data))
        throw new CliError('NoDataDirectory', `${data} does not exist, so nothing serves it`);
      const { stopHoldfast } = await import('../serve/stop.ts');
      const line = out.progress();
      const { stopped, nodes } = await stopHoldfast(data, { stopNodes }, (message) =>
        line.update(message),
      ).finally(() => line.clear());
      out.result({ dataDirectory: data, stopped: stopped ?? null, nodesStopped: nodes }, () => {
        const server = stopped ? `Holdfast (process ${stopped}) has stopped` : `Nothing served ${data}`;
        if (!stopNodes) return `${server}; its nodes go on`;
        return `${server}; ${nodes} ${nodes === 1 ? 'node' : 'nodes'} stopped, the data saved`;
      });
      out.note('Start it again: holdfast serve');
    }),
  );
}
