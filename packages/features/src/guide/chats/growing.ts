/** A list that grows while others read it, each from wherever they want. */
export interface Growing<T> {
  push(item: T): void;
  /** Nothing comes any more. */
  end(): void;
  /** All from this index on, as it comes. */
  from(index: number): AsyncGenerator<T>;
  readonly items: readonly T[];
}

export function growing<T>(): Growing<T> {
  const items: T[] = [];
  let hasEnded = false;
  let news = Promise.withResolvers<void>();
  const tell = () => {
    news.resolve();
    news = Promise.withResolvers();
  };
  return {
    items,
    push(item) {
      items.push(item);
      tell();
    },
    end() {
      hasEnded = true;
      tell();
    },
    async *from(index) {
      for (let at = index; ; at++) {
        while (at >= items.length && !hasEnded) await news.promise;
        const item = items[at];
        if (item === undefined) return;
        yield item;
      }
    },
  };
}
