/** Pauses that can be ended from outside. */
export interface Waker {
  /** Waits so many milliseconds, or until woken. Returns at once when there was a wake that nobody waited for, or after `close`. */
  wait(milliseconds: number): Promise<void>;
  wake(): void;
  /** Wakes, and lets every later wait return at once. */
  close(): void;
  readonly closed: boolean;
  /** Aborted by `close`. */
  readonly signal: AbortSignal;
}

export function waker(): Waker {
  const waiters = new Set<() => void>();
  let missed = false;
  const closing = new AbortController();
  const { signal } = closing;
  const wake = () => {
    missed = waiters.size === 0;
    for (const end of waiters) end();
  };
  return {
    async wait(milliseconds) {
      if (signal.aborted || missed) {
        missed = false;
        return;
      }
      await new Promise<void>((resolve) => {
        const end = () => {
          clearTimeout(timer);
          waiters.delete(end);
          resolve();
        };
        const timer = setTimeout(end, milliseconds);
        waiters.add(end);
      });
    },
    wake,
    close() {
      closing.abort();
      wake();
    },
    get closed() {
      return signal.aborted;
    },
    signal,
  };
}
