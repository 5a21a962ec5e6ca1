import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { isDerived } from "@bellyfed/features/holdings";
import { expect, it } from "vitest";
import { feedReader } from "./feed-reader.ts";

it.each(["FEED#0#0", "USAGE#k1", "EST#1"])(
  "finds %s where the others have it, whichever generation is live",
  async (PK) => {
    const tables = { 1: memoryReadTable(), 2: memoryReadTable() };
    const place = isDerived(PK) ? 2 : 1;
    await tables[place].transact([{ kind: "put", operation: { Item: { PK, SK: "A" } } }]);
    const reader = feedReader({ tables, places: async () => ({ live: 2, also: undefined, keys: {} }) as never });
    expect(await reader.get({ Key: { PK, SK: "A" } })).toEqual({ PK, SK: "A" });
  },
);
