import { Command } from 'commander';
import { expect, test } from 'vitest';
import { action, list, listByDefault, wholeNumber } from './command.ts';
import { UsageError } from './errors.ts';

test('an action gets its arguments, its own options, and what was said before or after it', async () => {
  const seen: unknown[] = [];
  const program = new Command().option('--json').option('--region <region>');
  const group = program.command('clusters');
  group
    .command('create')
    .argument('<id>')
    .option('--port <port>', '', wholeNumber('--port'))
    .action(
      action<[string], { port: number }>(async (cli, id, options) => {
        seen.push(id, options.port, cli.globals.region, cli.out.json);
      }),
    );
  await program.parseAsync(['--region', 'eu-west-1', 'clusters', 'create', 'a', '--port', '6380', '--json'], {
    from: 'user',
  });
  expect(seen).toEqual(['a', 6_380, 'eu-west-1', true]);
});

test('the bare name of a group lists; a word that it does not know is a usage error that names those it does', async () => {
  let listed = 0;
  const make = (): Command => {
    const program = new Command();
    const group = program.command('clusters');
    listByDefault(group, async () => {
      listed += 1;
    });
    group.command('show').action(() => undefined);
    return program;
  };
  await make().parseAsync(['clusters'], { from: 'user' });
  expect(listed).toBe(1);
  const wrong = make().parseAsync(['clusters', 'shwo'], { from: 'user' });
  await expect(wrong).rejects.toThrow(UsageError);
  await expect(wrong).rejects.toThrow("unknown command 'shwo' of clusters: there are show");
});

test.each(['', 'abc', '-1', '1.5', '1e3', '70000'])('%j is no port', (text) => {
  expect(() => wholeNumber('--port', { min: 1, max: 65_535 })(text)).toThrow(UsageError);
});

test('an option of several values takes commas, and may be given again', () => {
  expect(list('a, b,', ['z'])).toEqual(['z', 'a', 'b']);
});
