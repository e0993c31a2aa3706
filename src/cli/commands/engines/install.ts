import type { Command } from 'commander';
import { action } from '../../command.ts';
import { formatSeconds } from '../../output/format.ts';
import { enginesDirectory } from './directory.ts';

interface InstallOptions {
  from?: string;
}

export function defineInstall(group: Command): void {
  group
    .command('install')
    .description("install engines, and HAProxy, from the distribution's signed packages, without root")
    .argument('<engine@version...>', 'redis@7.0, redis@8.0, valkey@8.0, valkey@8.1, valkey@9.1, haproxy')
    .option('--from <path>', 'a server program of your own, or a directory that has one')
    .action(
      action<[string[]], InstallOptions>(async (cli, specs, options) => {
        const directory = enginesDirectory(cli.globals, group.opts<{ engines?: string }>().engines);
        const [{ installEngine }, { parseEngineSpec }, { installHaProxy }, { haProxySpec }] =
          await Promise.all([
            import('../../../engines/install.ts'),
            import('../../../engines/spec.ts'),
            import('../../../engines/haproxy/install.ts'),
            import('../../../engines/haproxy/program.ts'),
          ]);
        // A word that is no engine is told before anything is downloaded.
        for (const spec of specs) if (haProxySpec(spec) === undefined) parseEngineSpec(spec);
        const stopped = new AbortController();
        const stop = () => stopped.abort(new Error('Stopped; nothing half-made is left'));
        process.once('SIGINT', stop).once('SIGTERM', stop);
        const installed: { engine: string; version: string; directory: string; seconds: number }[] = [];
        for (const spec of specs) {
          const line = cli.out.progress();
          const begun = performance.now();
          try {
            const how = {
              directory,
              ...(options.from !== undefined && { from: options.from }),
              onProgress: (message: string) => line.update(`${spec}: ${message}`),
              signal: stopped.signal,
            };
            const version = haProxySpec(spec);
            const engine =
              version === undefined
                ? await installEngine(spec, how)
                : { engine: 'haproxy', ...(await installHaProxy({ ...how, version })) };
            installed.push({ ...engine, seconds: (performance.now() - begun) / 1000 });
          } finally {
            line.clear();
          }
        }
        cli.out.result({ Engines: installed }, () =>
          installed
            .map(
              (one) => `${one.engine} ${one.version} is in ${one.directory} (${formatSeconds(one.seconds)})`,
            )
            .join('\n'),
        );
      }),
    );
}
