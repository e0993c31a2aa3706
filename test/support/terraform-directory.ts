import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { TestHoldfast } from './holdfast.ts';
import { type Ended, runProgram } from './program.ts';
import type { ProviderMirror } from './terraform.ts';

/** The provider waits 30 seconds before it first looks at what it has made, changed or deleted. */
export const TERRAFORM_STEP_MS = 300_000;

/** A configuration of Terraform, out of a directory, with its state in a directory of its own, for a Holdfast; `dispose` removes it. */
export class TerraformDirectory implements Disposable {
  readonly #path = mkdtempSync(join(tmpdir(), 'holdfast-terraform-'));
  readonly #holdfast: TestHoldfast;
  readonly #env: Record<string, string>;

  private constructor(holdfast: TestHoldfast, mirror: ProviderMirror, configuration: string) {
    this.#holdfast = holdfast;
    cpSync(configuration, this.#path, { recursive: true });
    const rc = join(this.#path, 'terraform.rc');
    if (mirror.cliConfig) writeFileSync(rc, mirror.cliConfig);
    this.#env = {
      ...(mirror.cliConfig ? { TF_CLI_CONFIG_FILE: rc } : {}),
      TF_IN_AUTOMATION: '1',
      CHECKPOINT_DISABLE: '1',
      // It and its provider read a schema of megabytes at each start: a third of that was collecting garbage.
      GOGC: '400',
    };
  }

  /** With the provider initialised. */
  static async make(
    holdfast: TestHoldfast,
    mirror: ProviderMirror,
    configuration: string,
  ): Promise<TerraformDirectory> {
    const made = new TerraformDirectory(holdfast, mirror, configuration);
    const { code, stdout } = await made.#run('init', '-input=false', '-no-color');
    expect(code, stdout).toBe(0);
    return made;
  }

  /** @returns what it said */
  async apply(...variables: string[]): Promise<string> {
    return this.#succeed('apply', '-auto-approve', '-input=false', '-no-color', ...variables);
  }

  /** Fails when anything differs from what the configuration says. */
  async planNothing(...variables: string[]): Promise<void> {
    await this.#succeed('plan', '-detailed-exitcode', '-input=false', '-no-color', ...variables);
  }

  async destroy(...variables: string[]): Promise<string> {
    return this.#succeed('destroy', '-auto-approve', '-no-color', ...variables);
  }

  [Symbol.dispose](): void {
    rmSync(this.#path, { recursive: true, force: true });
  }

  async #succeed(command: string, ...args: string[]): Promise<string> {
    const { code, stdout } = await this.#run(command, ...args);
    expect(code, stdout).toBe(0);
    return stdout;
  }

  async #run(command: string, ...args: string[]): Promise<Ended> {
    const ended = await runProgram('terraform', [command, ...args], {
      cwd: this.#path,
      env: {
        ...process.env,
        ...this.#holdfast.environment(),
        ...this.#env,
        TF_VAR_endpoint: this.#holdfast.endpoint,
      },
      timeoutMs: TERRAFORM_STEP_MS,
    });
    expect(ended.stderr).toBe('');
    return ended;
  }
}

/** As Terraform takes variables on its command line. */
export function variables(values: Record<string, string>): string[] {
  return Object.entries(values).flatMap(([name, value]) => ['-var', `${name}=${value}`]);
}
