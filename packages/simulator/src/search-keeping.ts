import type { Sentence, SentenceQuery } from "@bellyfed/core/guide/sentences";
import type { Commit } from "@bellyfed/core/ports";
import type { SearchDocument } from "@bellyfed/core/search/document";
import { INDEX_KEY } from "@bellyfed/core/search/index-key";
import type { IndexingAnswer } from "@bellyfed/functions/search/indexing";
import type { Answered } from "./answering.ts";
import { chance } from "./chance.ts";
import { documentsIn, saidIn } from "./index-journal.ts";
import type { Outcome } from "./lambda.ts";
import { linesFound, linesOfFile, linesOfLog, saidFaults } from "./said-checks.ts";
import { CLEAR } from "./sealed.ts";
import { documentFactFaults, documentFaults, foldedDocuments } from "./search-checks.ts";
import type { System } from "./system.ts";
import type { World } from "./world.ts";

/** When an indexer begins while a history goes on: some before another has ended. */
const RUNS_MS = [900, 2_500, 2_600, 5_000, 9_000, 9_400, 20_000, 45_000, 66_000];
/** When somebody searches. */
const LOOKS_MS = [1_500, 3_000, 7_000, 7_100, 30_000, 65_000];
/** Far more than the log of a history has pages. */
const MOST_RUNS = 60;
/** One run in so many makes a new index from the log, whatever there is. */
const ANEW = 0.25;
/** So many searches at once that every instance that is left answers one. */
const READERS = 2;
/** What everybody says in a history begins with it. */
const ALL_SAID: SentenceQuery = { phrases: [CLEAR], filters: { status: ["open", "closed"] }, limit: 1_000 };
const EVERYTHING = "/search/restaurants?status=open&status=closed&sort=name&limit=100";

/** The schedule of the index's file, and people who search meanwhile. */
export function keepIndex(world: World, { functions }: System): void {
  for (const [n, delay] of RUNS_MS.entries()) {
    const anew = chance(`${world.luck} index ${n}`) < ANEW;
    world.time.after(delay, () => functions.indexer(`indexer ${n}`, { anew }, () => {}));
  }
  for (const [n, delay] of LOOKS_MS.entries()) {
    world.time.after(delay, () => searched(functions, `search ${n}`, () => {}));
    world.time.after(delay, () => functions.guide(`guide ${n}`, ALL_SAID, () => {}));
  }
}

const searched = ({ search }: System["functions"], label: string, done: (outcome: Outcome<Answered>) => void) =>
  search(label, { method: "GET", path: EVERYTHING, headers: {}, body: undefined }, done);

/** What is wrong with the index once all has come to rest: in its file, and in what those who have searched before are answered now. */
export async function indexFaults(world: World, system: System, commits: readonly Commit[]): Promise<string[]> {
  const written = await lastRuns(world, system);
  const expected = foldedDocuments(commits);
  const file = system.files.files.get(INDEX_KEY)?.bytes;
  const documents = documentsIn(file);
  const answers: Outcome<Answered>[] = [];
  const told: Outcome<readonly Sentence[]>[] = [];
  for (let reader = 0; reader < READERS; reader++) {
    world.time.after(0, () => searched(system.functions, `last search ${reader}`, (answer) => answers.push(answer)));
    world.time.after(0, () => system.functions.guide(`last guide ${reader}`, ALL_SAID, (answer) => told.push(answer)));
  }
  await world.time.drain();
  const isShown = (restaurant: string) => expected.get(restaurant)?.hidden === false;
  return [
    ...(written === "written" || written === "unchanged" ? [] : [`The last indexer left the index ${written}`]),
    ...documentFaults(documents, expected),
    ...documentFactFaults(documents, commits),
    ...saidFaults(
      "The search index",
      linesOfFile(saidIn(file)),
      linesOfLog(commits, () => true),
    ),
    ...(told.length === READERS ? [] : [`Only ${told.length} of ${READERS} guides were answered`]),
    ...told.flatMap((answer) => toldFaults(answer, linesOfLog(commits, isShown))),
    ...(answers.length === READERS ? [] : [`Only ${answers.length} of ${READERS} searches were answered`]),
    ...answers.flatMap((answer) => answerFaults(answer, expected)),
  ];
}

/** Runs the indexer until there is nothing left to fill. */
async function lastRuns(world: World, { functions }: System): Promise<IndexingAnswer["written"] | undefined> {
  let [runs, written]: [number, IndexingAnswer["written"] | undefined] = [0, undefined];
  const again = (): Promise<void> =>
    functions.indexer(`last indexer ${runs++}`, {}, (outcome) => {
      written = typeof outcome === "object" && "answer" in outcome ? outcome.answer.written : undefined;
      if (written === "unfinished" && runs < MOST_RUNS) world.time.after(0, again);
    });
  world.time.after(0, again);
  await world.time.drain();
  return written;
}

const toldFaults = (outcome: Outcome<readonly Sentence[]>, should: ReturnType<typeof linesOfLog>): string[] =>
  typeof outcome === "object" && "answer" in outcome
    ? saidFaults("The guide", linesFound(outcome.answer), should)
    : ["A guide failed although nothing was wrong"];

function answerFaults(outcome: Outcome<Answered>, expected: ReadonlyMap<string, SearchDocument>): string[] {
  if (typeof outcome !== "object" || !("answer" in outcome)) return ["A search failed although nothing was wrong"];
  const { status, body } = outcome.answer;
  if (status !== 200) return [`A search was answered ${status} ${JSON.stringify(body)}`];
  const { data } = body as { readonly data: readonly Shown[] };
  const [is, should] = [new Map(data.map((each) => [each.id, each])), new Map<string, Shown>()];
  for (const { id, hidden, shown } of expected.values()) if (!hidden) should.set(id, JSON.parse(shown) as Shown);
  return [...new Set([...is.keys(), ...should.keys()])].flatMap((id) => {
    const [found, wanted] = [shownOf(is.get(id)), shownOf(should.get(id))];
    return found === wanted ? [] : [`A search found of ${id} ${found} and should have found ${wanted}`];
  });
}

interface Shown {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly version: number;
  readonly rating: { readonly count: number; readonly average: number | null };
}
const shownOf = (each: Shown | undefined): string | undefined =>
  each && JSON.stringify([each.name, each.status, each.version, each.rating.count, each.rating.average]);
