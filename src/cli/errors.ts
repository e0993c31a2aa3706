/** A failure that the command line itself tells of: what is wrong, and what to type next. */
export class CliError extends Error {
  override readonly name = 'CliError';
  /** For --json, in the manner of the API's codes. */
  readonly code: string;
  readonly next: string | undefined;
  /** Under --json the command's own result tells it already. */
  readonly inResult: boolean = false;

  constructor(code: string, message: string, next?: string) {
    super(message);
    this.code = code;
    this.next = next;
  }
}

/** The command was written wrongly: exit code 2. */
export class UsageError extends CliError {
  constructor(message: string, next?: string) {
    super('Usage', message, next);
  }
}

/** Somebody pressed Ctrl-C, and what was begun is undone. The exit code is the shells' own for it. */
export class InterruptedError extends CliError {
  constructor() {
    super('Interrupted', 'interrupted; what was begun is removed');
  }
}
