import { iterableOf } from "./iterable.ts";
import type { AnyInput } from "./operation.ts";

interface Page {
  readonly next_cursor: string | null;
}

/** A list's pages. `parameter`: as what an answer's `next_cursor` is sent back. */
export const pagesOf = (
  call: (input: AnyInput) => Promise<unknown>,
  input: AnyInput,
  parameter: "cursor" | "after",
): AsyncIterable<unknown> =>
  iterableOf(() => {
    let query = input.query;
    let ended = false;
    return {
      async next() {
        if (ended) return undefined;
        const page = (await call({ ...input, ...(query && { query }) })) as Page;
        const { next_cursor } = page;
        ended = next_cursor === null || next_cursor === query?.after;
        if (next_cursor !== null) query = { ...query, [parameter]: next_cursor };
        return page;
      },
    };
  });
