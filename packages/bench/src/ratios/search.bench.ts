import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryIndex } from "@bellyfed/adapters/search/memory";
import { sqliteIndex } from "@bellyfed/adapters/search/sqlite";
import type { SearchDocument } from "@bellyfed/core/search/document";
import type { SearchIndex } from "@bellyfed/core/search/search-index";
import { resolvePlaces } from "@bellyfed/features/search/resolving";
import type { BenchContext, Benchmark } from "../harness/benchmark.ts";
import type { Row, Target } from "../harness/row.ts";
import { around, base, beginnings, facets, type Kind, mistakes, withoutWords } from "./search/kinds.ts";
import { COUNT, madeDocuments } from "./search/made.ts";
import { many } from "./search/many.ts";
import { rate, slowest } from "./search/measures.ts";
import { type MiniSearchPeer, openMiniSearch, writeMiniSearch } from "./search/peer.ts";
import { someSought, withPlaces } from "./search/places.ts";
import { ready } from "./search/ready.ts";
import { sentences } from "./search/sentences.ts";

const SEARCHES = 300;
const LOOKS = 20;
/** Most of it takes a tenth of the other's time, or ten times less than it may: rounds enough to see that. */
const MOST_ROUNDS = 5;

interface Opened {
  /** The files of both. */
  readonly ours: string;
  readonly theirs: string;
  readonly index: SearchIndex;
  readonly scan: SearchIndex;
  readonly peer: MiniSearchPeer;
  readonly documents: readonly SearchDocument[];
}

/** The index of restaurants beside one that is read into memory, and a look at every restaurant. */
export const search: Benchmark = {
  name: "search",
  about: `${COUNT} restaurants, then ten times as many: misspelt queries, broad words, facets, beginnings of words, areas and what is open, one at a time`,
  async run(all) {
    const context = { ...all, rounds: Math.min(MOST_ROUNDS, all.rounds), warmups: 1 };
    const folder = mkdtempSync(join(tmpdir(), "bellyfed-search-"));
    try {
      context.log(`indexes of ${COUNT}`);
      const opened = await open(folder, withPlaces(madeDocuments(1)));
      const rows = [
        ...(await besidePeers(opened, context)),
        ...(await besideScan(opened, context)),
        ...(await ready(opened, folder, context)),
        ...(await sentences(opened.documents, context)),
      ];
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
  return { ours, theirs, index, scan, peer: openMiniSearch(theirs), documents };
}

const faster: Target = { kind: "rate", atLeast: 1 };
const queryOf = ({ queries }: Kind, turn: number) => queries[turn % queries.length] ?? base;
const textOf = (kind: Kind, turn: number) => queryOf(kind, turn).text ?? "";
const begun = (turn: number) => beginnings[turn % beginnings.length] ?? "";

async function besidePeers({ index, scan, peer }: Opened, context: BenchContext): Promise<Row[]> {
  const measured = { target: faster, count: SEARCHES };
  return [
    await rate(
      {
        ...{ ...measured, what: "search with mistakes", peer: "MiniSearch, fuzzy 0.2 and prefix" },
        ours: (turn) => index.search(queryOf(mistakes, turn)),
        theirs: async (turn) => peer.search(textOf(mistakes, turn)),
      },
      context,
    ),
    await rate(
      {
        ...{ ...measured, what: "suggest", peer: "MiniSearch's autoSuggest" },
        ours: (turn) => index.suggest({ text: begun(turn), limit: 8 }),
        theirs: async (turn) => peer.suggest(begun(turn)),
      },
      context,
    ),
    await rate(
      {
        ...{ ...measured, what: "near, by distance", peer: "a look at every restaurant", count: LOOKS, counted: 2 },
        ours: () => index.search(around),
        theirs: () => scan.search(around),
      },
      context,
    ),
  ];
}

/** Nobody else does all of it: what a scan takes stands beside it. */
async function besideScan({ index, scan, documents }: Opened, context: BenchContext): Promise<Row[]> {
  const scanned = (kind: Kind, atMost: number, count = SEARCHES) =>
    slowest(
      {
        ...{ what: `${kind.what}, p95`, peer: "a look at every restaurant", count, counted: 1 },
        ...{ target: { kind: "milliseconds", atMost } as const },
        ours: (turn) => index.search(queryOf(kind, turn)),
        theirs: (turn) => scan.search(queryOf(kind, turn)),
      },
      context,
    );
  const rows = [await scanned(mistakes, 5), await scanned(facets, 10)];
  for (const kind of withoutWords) rows.push(await scanned(kind, 10, 2 * LOOKS));
  const resolved = await slowest(
    {
      ...{ what: "resolve 50 places, p95", peer: "a look at every restaurant", count: LOOKS, counted: 1 },
      ...{ target: { kind: "milliseconds", atMost: 250 } as const },
      ours: (turn) => resolvePlaces(index, someSought(documents, turn)),
      theirs: () => scan.search({ ...base, text: "pizza" }),
    },
    context,
  );
  return [...rows, resolved];
}
