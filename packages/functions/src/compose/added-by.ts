import type { Item, ReadTable } from "@bellyfed/core/ports";
import { creations, restaurantIdOf } from "@bellyfed/features/restaurants/keys";

const PAGE = 100;

/** The ids of the restaurants that somebody has added, as the read table lists them: a page at a time. */
export const addedBy = (table: Pick<ReadTable, "query">) =>
  async function* (sub: string): AsyncGenerator<string> {
    let after: Item | undefined;
    do {
      const { items, last } = await table.query(creations.list(PAGE, "asc", sub), after);
      yield* items.map(restaurantIdOf);
      after = last;
    } while (after);
  };
