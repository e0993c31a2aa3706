import { AptError } from './apt/error.ts';
import { EngineInstallError } from './error.ts';

interface Attempt {
  /** What was to be installed, as a person calls it. */
  name: string;
  /** One sentence, without its full stop: how to have it without packages. */
  byHand: string;
  /** Where it was to be installed. */
  directory: string;
}

/** Adds what to do next to the reason why something could not be installed. */
export function explainFailure(error: unknown, { name, byHand, directory }: Attempt): Error {
  if (error instanceof EngineInstallError) return error;
  if (error instanceof AptError) {
    const next: Record<AptError['failure'], string> = {
      tools: byHand,
      sources: byHand,
      network: `Try again when the package mirror can be reached. ${byHand}`,
      signature: `Bring this machine's archive keyring up to date. ${byHand}`,
      space: `Make room for about 150 MB at ${directory} and try again`,
      absent: byHand,
      failed: `Try again. ${byHand}`,
    };
    return new EngineInstallError(`${error.message}. ${next[error.failure]}`, { cause: error });
  }
  const code = (error as NodeJS.ErrnoException).code;
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new EngineInstallError(`The disk is full (${message}). Make room for about 150 MB and try again`, {
      cause: error,
    });
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return new EngineInstallError(
      `${directory} can't be written to (${message}): choose another data directory`,
      { cause: error },
    );
  }
  return new EngineInstallError(`${name} can't be installed: ${message}. ${byHand}`, { cause: error });
}
