/** A terminal and a forwarding parent may send the same Ctrl-C twice. */
const SAME_MS = 1_000;
const EXIT_CODE = 2;

let controller: AbortController | undefined;
let firstAt = 0;

/**
 * Aborts at the first SIGINT or SIGTERM; from the first call on these signals no longer end the process. A second one,
 * a second later or more, ends it at once with exit code 2.
 */
export function interruption(): AbortSignal {
  if (controller !== undefined) return controller.signal;
  const made = new AbortController();
  controller = made;
  const onSignal = (): void => {
    if (!made.signal.aborted) {
      firstAt = performance.now();
      console.error('\nStopping; what this run created is deleted first. Ctrl-C again stops at once.');
      made.abort();
    } else if (performance.now() - firstAt >= SAME_MS) {
      console.error('\nStopped. What is left on the target is deleted with: assay cleanup RUN-FOLDER');
      process.exit(EXIT_CODE);
    }
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return made.signal;
}

/** True once a signal came. */
export function wasInterrupted(): boolean {
  return controller?.signal.aborted ?? false;
}
