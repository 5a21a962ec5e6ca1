import type { QueryPorts } from "@bellyfed/core/read";
import { metaItem, restaurant } from "../documents.ts";

const meta = metaItem(7);

/** What all contenders read from: a table that answers at once, so that only what is around the read is compared. */
export const ports: QueryPorts = {
  table: {
    get: async () => meta,
    query: async () => ({ items: [meta], last: undefined }),
    batchGet: async () => [meta],
  },
  cursors: { encode: () => null, decode: () => undefined },
};

export const id = restaurant(7).id;
