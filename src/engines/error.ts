/** An engine could not be installed. The message says what was wrong and what to do next. */
export class EngineInstallError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EngineInstallError';
  }
}
