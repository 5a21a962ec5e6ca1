/** What comes one after the other: `undefined` where nothing more comes, and what is to be done when nobody reads on. */
export interface Steps<T> {
  next(): Promise<T | undefined>;
  stop?(): void;
}

/**
 * Steps as what `for await` reads, each loop from the beginning. By hand, and under the name that Babel's loops look for where there is no
 * `Symbol.asyncIterator`: Hermes had no generators that wait for a long time.
 */
export function iterableOf<T>(begin: () => Steps<T>): AsyncIterable<T> {
  const name = Symbol.asyncIterator ?? "@@asyncIterator";
  return { [name]: () => iteratorOf(begin()) } as unknown as AsyncIterable<T>;
}

function iteratorOf<T>(steps: Steps<T>): AsyncIterator<T> {
  const end = { done: true, value: undefined } as const;
  let ended = false;
  return {
    next: async () => {
      if (ended) return end;
      try {
        const value = await steps.next();
        if (value !== undefined) return { done: false, value };
        ended = true;
        return end;
      } catch (error) {
        ended = true;
        throw error;
      }
    },
    return: async () => {
      ended = true;
      steps.stop?.();
      return end;
    },
  };
}
