import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { guideIndexContract } from "@bellyfed/testing/contract/guide-index.contract";
import { searchIndexContract } from "@bellyfed/testing/contract/search-index.contract";
import { chanceOf, someDocuments } from "@bellyfed/testing/search/documents";
import { someQuery } from "@bellyfed/testing/search/queries";
import { expect, test } from "vitest";
import { memoryIndex } from "./memory.ts";
import { sqliteIndex } from "./sqlite.ts";

searchIndexContract("the index in SQLite", () => sqliteIndex(":memory:"), memoryIndex);
guideIndexContract(
  "what the index in SQLite says to the guide",
  () => sqliteIndex(":memory:", ":memory:"),
  memoryIndex,
);

test("a file that was settled, written to and opened again answers as what was never closed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bellyfed-index-"));
  try {
    const [path, scan] = [join(folder, "index.sqlite"), memoryIndex()];
    const [before, after] = [someDocuments(400), someDocuments(480, 2)];
    // Of those that were there every third is another one now, every fourth is gone, and there are eighty more.
    const change = {
      upsert: after.filter((_, at) => at % 3 === 0 || at >= 400),
      remove: before.flatMap(({ id }, at) => (at % 4 === 1 ? [id] : [])),
      position: "2",
    };
    const first = sqliteIndex(path);
    for (const index of [first, scan]) {
      await index.apply({ upsert: before, remove: [], position: "1" });
      await index.settle();
    }
    await first.close();
    const second = sqliteIndex(path);
    for (const index of [second, scan]) await index.apply(change);
    await second.close();
    const index = sqliteIndex(path);
    const chance = chanceOf(11);
    for (let count = 0; count < 80; count++) {
      const query = someQuery(chance);
      const right = await scan.search(query);
      expect(await index.search(query), JSON.stringify(query)).toEqual(right);
      if (!right.next) continue;
      const next = { ...query, after: right.next };
      expect(await index.search(next), JSON.stringify(next)).toEqual(await scan.search(next));
    }
    await index.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
