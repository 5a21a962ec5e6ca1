import { join } from "node:path";
import { memoryIndex } from "@bellyfed/adapters/search/memory";
import { sqliteIndex } from "@bellyfed/adapters/search/sqlite";
import type { SearchIndex } from "@bellyfed/core/search/search-index";
import type { BenchContext } from "../../harness/benchmark.ts";
import type { Row } from "../../harness/row.ts";
import { base, type Kind, withoutWords, withWords } from "./kinds.ts";
import { COUNT, madeDocuments } from "./made.ts";
import { slowest } from "./measures.ts";
import { openMiniSearch, writeMiniSearch } from "./peer.ts";

const TIMES = 10;
const SEARCHES = 20;
/** Theirs take up to seconds each: the slowest of so few is told. */
const OF_THEIRS = 3;
/** So many rounds are enough to see what takes ten times the time of the other. */
const MOST_ROUNDS = 2;
const target = { kind: "milliseconds", atMost: 80 } as const;

/** Ten of each place, side by side: every kind of query, words beside MiniSearch, all else beside a look at each. */
export async function many(folder: string, context: BenchContext): Promise<Row[]> {
  const few = { ...context, rounds: Math.min(MOST_ROUNDS, context.rounds), warmups: 0 };
  const [index, scan, file] = [sqliteIndex(join(folder, "many.sqlite")), memoryIndex(), join(folder, "many.json")];
  context.log(`indexes of ${TIMES * COUNT}`);
  const documents = madeDocuments(TIMES);
  for (const each of [index, scan])
    for (let from = 0; from < documents.length; from += COUNT)
      await each.apply({ upsert: documents.slice(from, from + COUNT), remove: [], position: "1" });
  await index.settle();
  writeMiniSearch(documents, file);
  const peer = openMiniSearch(file);
  const rows: Row[] = [];
  const row = async ({ what, queries }: Kind, ofTheirs: Omit<Parameters<typeof slowest>[0], "what" | "ours">) => {
    const ours = (turn: number) => index.search(queries[turn % queries.length] ?? base);
    for (const query of queries) await index.search(query);
    rows.push(await slowest({ ...ofTheirs, what: `of ${TIMES * COUNT}: ${what}, p95`, ours }, few));
  };
  const shared = { target, count: SEARCHES, counted: OF_THEIRS };
  for (const kind of withWords)
    await row(kind, {
      ...{ ...shared, peer: "MiniSearch, words alone" },
      theirs: async (turn) => peer.search(kind.queries[turn % kind.queries.length]?.text ?? ""),
    });
  for (const kind of withoutWords)
    await row(kind, { ...shared, ...{ peer: "a look at every restaurant", theirs: scanning(scan, kind), counted: 1 } });
  await index.close();
  return rows;
}

const scanning =
  (scan: SearchIndex, { queries }: Kind) =>
  (turn: number) =>
    scan.search(queries[turn % queries.length] ?? base);
