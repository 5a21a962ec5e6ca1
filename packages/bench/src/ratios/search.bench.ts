import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryIndex } from "@bellyfed/adapters/search/memory";
import { sqliteIndex } from "@bellyfed/adapters/search/sqlite";
import type { SearchDocument } from "@bellyfed/core/search/document";
import { facetNames, type SearchQuery } from "@bellyfed/core/search/query";
import type { SearchIndex } from "@bellyfed/core/search/search-index";
import { someDocuments } from "@bellyfed/testing/search/documents";
import { misspelt } from "@bellyfed/testing/search/misspelt";
import { hasNewYork, newYork } from "@bellyfed/testing/search/new-york";
import { bundle } from "@bellyfed/tools/bundle/bundle";
import type { BenchContext, Benchmark } from "../harness/benchmark.ts";
import { child } from "../harness/child.ts";
import { interleave, timed } from "../harness/rounds.ts";
import type { Row, Target } from "../harness/row.ts";
import { quantile } from "../harness/statistics.ts";
import { type MiniSearchPeer, openMiniSearch, writeMiniSearch } from "./search/peer.ts";

const SEARCHES = 300;
const LOOKS = 20;
const COUNT = 25_359;
const TIMES = 10;
const typed = misspelt.map(([text]) => text);
const beginnings = ["st", "sta", "star", "mcd", "piz", "cafe h", "sushi y", "joe", "le b", "golden dr"];
const plain = ["pizza", "coffee", "thai kitchen", "sushi bar", "deli grocery", "taco", "noodle house", "bagel"];
const base: SearchQuery = { filters: {}, sort: "relevance", facets: [], limit: 25 };
const around: SearchQuery = {
  ...base,
  sort: "distance",
  filters: { near: { lat: 40.73, lng: -73.99, radius: 1000 } },
};

interface Opened {
  readonly folder: string;
  /** The files of both. */
  readonly ours: string;
  readonly theirs: string;
  readonly index: SearchIndex;
  readonly scan: SearchIndex;
  readonly peer: MiniSearchPeer;
}

/** The index of restaurants beside one that is read into memory, and a look at every restaurant. */
export const search: Benchmark = {
  name: "search",
  about: `${COUNT} restaurants: 30 misspelt queries, words with facets, beginnings of words, and what lies within 1 km, one at a time`,
  async run(context) {
    const folder = mkdtempSync(join(tmpdir(), "bellyfed-search-"));
    try {
      const opened = await open(folder, hasNewYork ? newYork() : someDocuments(COUNT));
      const rows = [...(await compared(opened, context)), ...(await ready(opened, context))];
      await opened.index.close();
      return [...rows, ...(await many(folder, context))];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function open(folder: string, documents: readonly SearchDocument[]): Promise<Opened> {
  const [ours, theirs] = [join(folder, "ours.sqlite"), join(folder, "theirs.json")];
  const [index, scan] = [sqliteIndex(ours), memoryIndex()];
  for (const each of [index, scan]) await each.apply({ upsert: documents, remove: [], position: "1" });
  await index.settle();
  writeMiniSearch(documents, theirs);
  return { folder, ours, theirs, index, scan, peer: openMiniSearch(theirs) };
}

type Work = (turn: number) => Promise<unknown>;
const at = (texts: readonly string[], turn: number) => texts[turn % texts.length] ?? "";

async function compared({ index, scan, peer }: Opened, { scale, ...rounds }: BenchContext): Promise<Row[]> {
  const row = async (what: string, against: string, target: Target, ours: Work, theirs: Work, count = SEARCHES) => {
    const contenders = [
      { name: "ours", round: () => timed(scale(count), 1, ours) },
      { name: "theirs", round: () => timed(scale(count), 1, theirs) },
    ] as const;
    return { what, peer: against, target, ...(await interleave(contenders, rounds)) };
  };
  /** Nobody else does all of it: what a scan takes stands beside it. */
  const slowest = async (what: string, atMost: number, ours: Work): Promise<Row> => {
    const contenders = [
      { name: "ours", round: () => slow(scale(SEARCHES), ours) },
      { name: "theirs", round: () => timed(1, 1, () => scan.search({ ...base, text: "pizza", facets: facetNames })) },
    ] as const;
    const target = { kind: "milliseconds", atMost } as const;
    return { what, peer: "a look at every restaurant", target, ...(await interleave(contenders, rounds)) };
  };
  const faster = (atLeast: number): Target => ({ kind: "rate", atLeast });
  return [
    await row(
      ...(["search with mistakes", "MiniSearch, fuzzy 0.2 and prefix", faster(1)] as const),
      (turn) => index.search({ ...base, text: at(typed, turn) }),
      async (turn) => peer.search(at(typed, turn)),
    ),
    await slowest("search with mistakes, p95", 5, (turn) => index.search({ ...base, text: at(typed, turn) })),
    await slowest("search with five facets, p95", 10, (turn) =>
      index.search({ ...base, text: at(plain, turn), facets: facetNames }),
    ),
    await row(
      ...(["suggest", "MiniSearch's autoSuggest", faster(1)] as const),
      (turn) => index.suggest({ text: at(beginnings, turn), limit: 8 }),
      async (turn) => peer.suggest(at(beginnings, turn)),
    ),
    await row(
      "near, by distance",
      "a look at every restaurant",
      faster(1),
      () => index.search(around),
      () => scan.search(around),
      LOOKS,
    ),
  ];
}

/** What all but one of twenty stay below, in seconds of the processor: what else a machine does is not counted. */
async function slow(count: number, work: Work): Promise<number> {
  const taken: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    const before = process.cpuUsage();
    await work(turn);
    const { user, system } = process.cpuUsage(before);
    taken.push((user + system) / 1e6);
  }
  return quantile(taken, 0.95);
}

/** Ten of each place, side by side; words and facets, what is open and what is near, each in its turn. */
async function many(folder: string, { scale, ...rounds }: BenchContext): Promise<Row[]> {
  const documents = hasNewYork ? newYork(TIMES) : someDocuments(TIMES * COUNT);
  const [index, file] = [sqliteIndex(join(folder, "many.sqlite")), join(folder, "many.json")];
  for (let from = 0; from < documents.length; from += COUNT)
    await index.apply({ upsert: documents.slice(from, from + COUNT), remove: [], position: "1" });
  await index.settle();
  writeMiniSearch(documents, file);
  const peer = openMiniSearch(file);
  const queries: readonly SearchQuery[] = [
    ...typed.map((text) => ({ ...base, text })),
    ...plain.map((text) => ({ ...base, text, facets: facetNames })),
    ...[around, { ...base, facets: facetNames, filters: { city: ["Brooklyn"] } }],
  ];
  const query = (turn: number) => queries[turn % queries.length] ?? base;
  const contenders = [
    { name: "ours", round: () => slow(scale(SEARCHES), (turn) => index.search(query(turn))) },
    { name: "theirs", round: () => slow(scale(SEARCHES), async (turn) => peer.search(query(turn).text ?? "pizza")) },
  ] as const;
  const taken = await interleave(contenders, rounds);
  await index.close();
  const what = `of ${TIMES * COUNT} restaurants, mistakes, facets and places, p95`;
  return [{ what, peer: "MiniSearch, words alone, p95", target: { kind: "milliseconds", atMost: 80 }, ...taken }];
}

interface First {
  readonly seconds: number;
  readonly bytes: number;
}

/** What a new instance pays until it has answered once. */
async function ready({ ours, theirs, folder }: Opened, { rounds, warmups }: BenchContext): Promise<Row[]> {
  const entry = (name: string) => join(import.meta.dirname, "search", `${name}.ts`);
  const bundles = {
    ours: (await bundle("command", join(folder, "ours"), entry("first-of-ours"))).file,
    theirs: (await bundle("command", join(folder, "theirs"), entry("first-of-theirs"))).file,
  };
  const memory: Record<"ours" | "theirs", number[]> = { ours: [], theirs: [] };
  const first = async (name: "ours" | "theirs", file: string) => {
    const running = await child(bundles[name], [file]);
    const { seconds, bytes } = running.hello as First;
    await running.stop();
    memory[name].push(bytes);
    return seconds;
  };
  const contenders = [
    { name: "ours", round: () => first("ours", ours) },
    { name: "theirs", round: () => first("theirs", theirs) },
  ] as const;
  const taken = await interleave(contenders, { rounds, warmups });
  const ofMemory = (name: "ours" | "theirs") => memory[name].slice(-rounds);
  return [
    {
      what: "ready for the first search, processor time",
      peer: "MiniSearch.loadJSON",
      target: { kind: "time", atMost: 0.2 },
      ...taken,
    },
    // Rows hold seconds: what is compared here are bytes, of which only the ratio is told.
    {
      what: "ready for the first search, memory (as if bytes were nanoseconds)",
      ...{ peer: "MiniSearch.loadJSON", target: { kind: "time", atMost: 0.5 } },
      ...{ ours: ofMemory("ours").map((bytes) => bytes / 1e9), theirs: ofMemory("theirs").map((bytes) => bytes / 1e9) },
    },
  ];
}
