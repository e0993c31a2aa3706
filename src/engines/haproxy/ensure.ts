import { findHaProxy } from './find.ts';
import { installHaProxy } from './install.ts';
import type { HaProxy } from './program.ts';

export interface EnsureHaProxyOptions {
  /** Where installed engines live. */
  directory: string;
  /** As the PATH variable writes it. */
  searchPath?: string;
  onProgress?: (message: string) => void;
}

/**
 * The HAProxy that is there; where none is, one is installed first.
 * @throws EngineInstallError that says what to do
 */
export async function ensureHaProxy(options: EnsureHaProxyOptions): Promise<HaProxy> {
  const found = await findHaProxy(options);
  if (found) return found;
  options.onProgress?.('No HAProxy here yet: installing it from the distribution...');
  return installHaProxy(options);
}
