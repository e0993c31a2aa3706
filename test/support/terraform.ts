import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { hasProgram } from './program.ts';

/** Where Terraform finds its AWS provider without a network. */
export interface ProviderMirror {
  /** The text of a CLI configuration file; undefined where the user's own says it already. */
  cliConfig: string | undefined;
}

/**
 * A filesystem mirror that holds hashicorp/aws: the one that HOLDFAST_TF_MIRROR or the user's own configuration names,
 * else one of the usual places. Undefined when there is none, or no Terraform.
 */
export function findTerraform(): ProviderMirror | undefined {
  if (!hasProgram('terraform', 'version')) return undefined;
  const named = process.env['HOLDFAST_TF_MIRROR'];
  const own = process.env['TF_CLI_CONFIG_FILE'] ?? join(homedir(), '.terraformrc');
  if (!named && saysWherePluginsAre(own)) return { cliConfig: undefined };
  const mirror = (named ? [named] : usualPlaces()).find(holdsAwsProvider);
  if (!mirror) return undefined;
  const path = JSON.stringify(mirror);
  return { cliConfig: `provider_installation {\n  filesystem_mirror {\n    path = ${path}\n  }\n}\n` };
}

function saysWherePluginsAre(cliConfig: string): boolean {
  return existsSync(cliConfig) && /^\s*provider_installation\b/m.test(readFileSync(cliConfig, 'utf8'));
}

function usualPlaces(): string[] {
  const data = process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local/share');
  return [
    process.env['TF_PLUGIN_CACHE_DIR'] ?? '',
    join(homedir(), '.terraform.d/plugins'),
    join(homedir(), '.terraform.d/plugin-cache'),
    join(data, 'terraform/plugins'),
    '/usr/local/share/terraform/plugins',
    '/usr/share/terraform/plugins',
    ...list('/opt').map((name) => join('/opt', name)),
  ].filter((path) => path !== '');
}

/** A mirror has HOSTNAME/NAMESPACE/TYPE, with a directory for each version or a zip file of each. */
function holdsAwsProvider(mirror: string): boolean {
  return list(mirror).some((host) => list(join(mirror, host, 'hashicorp/aws')).length > 0);
}

function list(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
