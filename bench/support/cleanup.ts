const open = new Set<AsyncDisposable>();
let interrupted = false;

/** Has `resource` ended when the benchmark is interrupted, until it ends by itself. */
export function endOnInterrupt(resource: AsyncDisposable): void {
  open.add(resource);
}

export function endedByItself(resource: AsyncDisposable): void {
  open.delete(resource);
}

/** On Ctrl-C and SIGTERM everything that was started is ended, newest first, before the process goes. */
export function watchInterrupts(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => {
      if (interrupted) return;
      interrupted = true;
      void endAll().finally(() => process.exit(code));
    });
  }
}

/** What fails after an interrupt fails because of it, and is nobody's news. */
export function wasInterrupted(): boolean {
  return interrupted;
}

async function endAll(): Promise<void> {
  for (const resource of [...open].reverse()) {
    await Promise.resolve(resource[Symbol.asyncDispose]()).catch((error: unknown) => console.error(error));
  }
}
