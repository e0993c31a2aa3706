import { expect, test } from 'vitest';
import { buildProgram, withHelpFlag } from './program.ts';

test('every command can be loaded, and each of its commands says what it does', async () => {
  for (const { name } of buildProgram().commands.map((command) => ({ name: command.name() }))) {
    const program = buildProgram();
    const written: string[] = [];
    program.configureOutput({ writeOut: (text) => written.push(text) });
    for (const command of program.commands)
      command.configureOutput({ writeOut: (text) => written.push(text) });
    await expect(program.parseAsync([name, '--help'], { from: 'user' }), name).rejects.toMatchObject({
      code: 'commander.helpDisplayed',
    });
    expect(written.join('')).toContain(`Usage: holdfast ${name}`);
    const command = program.commands.find((one) => one.name() === name);
    for (const sub of command?.commands ?? [])
      expect(sub.description(), `${name} ${sub.name()}`).not.toBe('');
  }
});

test('help is asked for in either order', () => {
  expect(withHelpFlag(['help', 'clusters', 'create'])).toEqual(['clusters', 'create', '--help']);
  expect(withHelpFlag(['help'])).toEqual(['--help']);
  expect(withHelpFlag(['clusters', 'help'])).toEqual(['clusters', 'help']);
});
