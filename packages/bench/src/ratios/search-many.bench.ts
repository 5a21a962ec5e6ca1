import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sqliteIndex } from "@bellyfed/adapters/search/sqlite";
import type { SearchDocument } from "@bellyfed/core/search/document";
import { facetNames, type SearchQuery } from "@bellyfed/core/search/query";
import type { SearchIndex } from "@bellyfed/core/search/search-index";
import { someDocuments } from "@bellyfed/testing/search/documents";
import { misspelt } from "@bellyfed/testing/search/misspelt";
import { hasNewYork, newYork } from "@bellyfed/testing/search/new-york";
import type { BenchContext, Benchmark } from "../harness/benchmark.ts";
import { interleave, timed } from "../harness/rounds.ts";
import type { Row } from "../harness/row.ts";
import { quantile } from "../harness/statistics.ts";

/** Each place of New York so many times, side by side. */
const TIMES = 10;
const COUNT = 25_000;
const SEARCHES = 300;
/** As many as one event of a large import brings. */
const TOGETHER = 10_000;
const base: SearchQuery = { filters: {}, sort: "relevance", facets: [], limit: 25 };
const typed = misspelt.map(([text]) => text);
const plain = ["pizza", "coffee", "thai kitchen", "sushi bar", "deli grocery", "taco", "noodle house", "bagel"];

/** The largest index that a file is meant for, beside one of a tenth. */
export const searchMany: Benchmark = {
  name: "search-many",
  about:
    "250,000 restaurants in one file (New York's, ten times over): 30 misspelt queries, and words with five facets",
  async run(context) {
    const folder = mkdtempSync(join(tmpdir(), "bellyfed-search-"));
    try {
      const documents = (times: number) => (hasNewYork ? newYork(times) : someDocuments(COUNT * times));
      const [many, tenth] = [
        await filled(join(folder, "many.sqlite"), documents(TIMES)),
        await filled(join(folder, "tenth.sqlite"), documents(1)),
      ];
      const rows = await compared(many, tenth, context);
      await Promise.all([many.close(), tenth.close()]);
      return rows;
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function filled(path: string, documents: readonly SearchDocument[]): Promise<SearchIndex> {
  const index = sqliteIndex(path);
  for (let from = 0; from < documents.length; from += TOGETHER)
    await index.apply({ upsert: documents.slice(from, from + TOGETHER), remove: [], position: String(from + 1) });
  await index.settle();
  return index;
}

async function compared(many: SearchIndex, tenth: SearchIndex, { scale, ...rounds }: BenchContext): Promise<Row[]> {
  const row = async (what: string, queries: readonly SearchQuery[]): Promise<Row> => {
    const slowestOf = (index: SearchIndex) =>
      slowest(scale(SEARCHES), (turn) => index.search(queries[turn % queries.length] ?? base));
    const contenders = [
      { name: "ours", round: () => slowestOf(many) },
      { name: "theirs", round: () => slowestOf(tenth) },
    ] as const;
    const target = { kind: "milliseconds", atMost: 80 } as const;
    return { what, peer: "ours among a tenth of them", target, ...(await interleave(contenders, rounds)) };
  };
  return [
    await row(
      "search with mistakes among 250,000, p95",
      typed.map((text) => ({ ...base, text })),
    ),
    await row(
      "search with five facets among 250,000, p95",
      plain.map((text) => ({ ...base, text, facets: facetNames })),
    ),
  ];
}

/** What all but one of twenty stay below, in seconds. */
async function slowest(count: number, work: (turn: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let turn = 0; turn < count; turn++) taken.push(await timed(1, 1, () => work(turn)));
  return quantile(taken, 0.95);
}
