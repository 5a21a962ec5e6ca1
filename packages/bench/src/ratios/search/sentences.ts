import { memoryIndex } from "@bellyfed/adapters/search/memory";
import { sqliteIndex } from "@bellyfed/adapters/search/sqlite";
import type { SearchDocument } from "@bellyfed/core/search/document";
import type { BenchContext } from "../../harness/benchmark.ts";
import type { Row } from "../../harness/row.ts";
import { slowest } from "./measures.ts";
import { madeSaid } from "./sayings.ts";

const REVIEWS = 25_000;
/** What the guide asks by for one mood: its words in some languages, and as many sentences as it looks through. */
const phrases = ["quiet", "calm", "peaceful", "easy to talk", "ruhig", "leise", "tranquilo", "هادئ", "هدوء"];
const filters = [{}, { cuisine: ["Pizza"] }, { price: [1, 2] }, { near: { lat: 40.7, lng: -73.95, radius: 2_000 } }];

/** Sentences of reviews that say what a place is like, beside a look at every sentence. */
export async function sentences(documents: readonly SearchDocument[], context: BenchContext): Promise<Row[]> {
  const [index, scan] = [sqliteIndex(":memory:", ":memory:"), memoryIndex()];
  const said = madeSaid(documents, REVIEWS);
  for (const each of [index, scan]) await each.apply({ upsert: documents, remove: [], said, position: "1" });
  await index.settle();
  const asked = (turn: number) => ({
    phrases,
    filters: filters[turn % filters.length] ?? {},
    limit: 300,
    perRestaurant: 5,
  });
  const row = await slowest(
    {
      ...{ what: `sentences of ${REVIEWS} reviews, p95`, peer: "a look at every sentence", count: 100, counted: 1 },
      ...{ target: { kind: "milliseconds", atMost: 20 } as const },
      ours: (turn) => index.sentences(asked(turn)),
      theirs: (turn) => scan.sentences(asked(turn)),
    },
    context,
  );
  await index.close();
  return [row];
}
