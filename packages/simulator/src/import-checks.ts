import { commandIdOf, derivedId } from "@bellyfed/core/id";
import type { Commit, Item } from "@bellyfed/core/ports";
import { foldCommits } from "@bellyfed/core/stream";
import { Counts } from "@bellyfed/features/imports/contract";
import { importType } from "@bellyfed/features/imports/decider";
import { rowDigits } from "@bellyfed/features/imports/keys";
import { menuStream } from "@bellyfed/features/menus/events";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { restaurantStream } from "@bellyfed/features/restaurants/events";
import { type Place, type Row, type Step, servedDishes } from "./history.ts";
import { streamsOf } from "./oracle.ts";
import { commandOf, restaurantIn } from "./request.ts";
import { sentenceOf } from "./sentence.ts";

type Import = Extract<Step, { kind: "import" }>;

/** Whether each import that was answered came to its end with the counts, row results and restaurants that its rows and the log say. `commits`: in the order in which they were appended. */
export function importFaults(
  imports: readonly Import[],
  answered: ReadonlySet<number>,
  commits: readonly Commit[],
  items: readonly Item[],
): string[] {
  const streams = streamsOf(commits);
  return imports.flatMap((step) => {
    const job = derivedId("import", commandOf(step));
    const [own = [], of] = [streams.get(`IMPORT#${job}`), `${sentenceOf(step)}:`];
    const { state } = foldCommits(importType, { snapshot: undefined, commits: own });
    if (state.status !== "completed") return answered.has(step.id) ? [`${of} is ${state.status} at the end`] : [];
    const since = commits.slice(commits.indexOf(own[0] as Commit));
    const alone = (place: Place) => isAlone(since, place, job);
    const results = items.filter(({ PK, SK }) => PK === `IMPORT#${job}` && String(SK).startsWith("ROW#"));
    const outcomes = results.map(({ outcome }) => outcome);
    const counters = items.find(({ PK, SK }) => PK === `IMPORT#${job}` && SK === "JOB") ?? {};
    const notes = items.filter(({ PK, SK }) => PK === `IMPORT#${job}` && String(SK).startsWith("NOTE#"));
    return [
      ...noteFaults(step.rows, notes, [state.completion.noted, counters.noted ?? 0]),
      ...rowFaults(step.rows, results, alone, (number) => outcomeOf(job, number, commits)),
      ...dishFaults(step.rows, results, [state.completion.dishes, counters.dishes ?? 0]),
      ...lastServing(step.rows)
        .filter(({ place }) => alone(place))
        .flatMap((row) => menuFaults(row, streams)),
      ...countFaults(state.completion.counts, outcomes).map((fault) => `the event says ${fault}`),
      ...countFaults(counters, outcomes).map((fault) => `the job says ${fault}`),
      ...lastRows(step.rows)
        .filter(({ place }) => alone(place))
        .flatMap((row) => lookFaults(row, streams)),
    ].map((fault) => `${of} ${fault}`);
  });
}

/** Nobody else changed the restaurant since the job began. Whoever does may turn a row that changes nothing into one that does. */
const isAlone = (since: readonly Commit[], place: Place, job: string): boolean =>
  since.every(
    ({ actor, stream }) =>
      ![restaurantStream(restaurantIn(place)), menuStream(restaurantIn(place))].includes(stream) ||
      actor === `import:${job}`,
  );

/** The last good row of each restaurant: what it says must stand. */
const lastRows = (rows: readonly Row[]): Row[] => [
  ...new Map(rows.filter(isProfile).map((row) => [row.place, row])).values(),
];
const isProfile = ({ broken, serves }: Row): boolean => !broken && serves?.alone !== true;

/** The last good row of each restaurant that says its first dish, where the file has the restaurant as well. */
const lastServing = (rows: readonly Row[]): Row[] => [
  ...new Map(
    rows
      .filter(
        ({ broken, serves, place }) => !broken && serves && rows.some((row) => row.place === place && isProfile(row)),
      )
      .map((row) => [row.place, row]),
  ).values(),
];

function menuFaults({ place, serves }: Row, streams: ReadonlyMap<string, readonly Commit[]>): string[] {
  const events = (streams.get(menuStream(restaurantIn(place))) ?? []).flatMap(({ events }) => events);
  const priced = events.flatMap(({ payload }) => {
    const { item } = payload as {
      readonly item?: { readonly id: string; readonly price: { readonly amount: number } };
    };
    return item?.id === servedDishes[0] ? [item.price.amount] : [];
  });
  return priced.at(-1) === serves?.amount ? [] : [`a dish of restaurant ${place} is left for ${priced.at(-1)}`];
}

/** Dishes of rows that were used, told by the job's event and by its counters. */
function dishFaults(rows: readonly Row[], results: readonly Item[], counted: readonly unknown[]): string[] {
  const rejected = new Set(results.filter(({ outcome }) => outcome === "rejected").map(({ SK }) => String(SK)));
  const used = rows.filter((_, index) => !rejected.has(`ROW#${rowDigits(index + 1)}`));
  const should = used.reduce((sum, { serves }) => sum + (serves ? (serves.alone ? 1 : servedDishes.length) : 0), 0);
  return counted.flatMap((count) => (count === should ? [] : [`${count} dishes where ${should} is right`]));
}

function lookFaults({ place, look }: Row, streams: ReadonlyMap<string, readonly Commit[]>): string[] {
  const commits = streams.get(restaurantStream(restaurantIn(place))) ?? [];
  const { state } = foldCommits(restaurantType, { snapshot: undefined, commits });
  const shown = state.status === "absent" ? {} : { name: state.name, city: state.city, cuisines: state.cuisines };
  return JSON.stringify(shown) === JSON.stringify(look)
    ? []
    : [`restaurant ${place} is left as ${JSON.stringify(shown)}`];
}

type Outcome = "created" | "updated" | "unchanged" | "rejected";

/** By the log alone: what a row's command wrote tells what became of it. */
function outcomeOf(job: string, number: number, commits: readonly Commit[]): Outcome {
  const id = commandIdOf(`import:${job}`, "IMPORT", String(number), "0");
  const menu = commandIdOf(`import:${job}`, "IMPORT_MENU", String(number), "0");
  const [first] = commits.find(({ commandId }) => commandId === id)?.events ?? [];
  if (!first) return commits.some(({ commandId }) => commandId === menu) ? "updated" : "unchanged";
  return first.type === "RESTAURANT_CREATED" ? "created" : "updated";
}

function rowFaults(
  rows: readonly Row[],
  items: readonly Item[],
  alone: (place: Place) => boolean,
  outcomeOf: (number: number) => Outcome,
): string[] {
  const recorded = new Map(items.map((item) => [String(item.SK), item.outcome]));
  const faults = rows.flatMap((row, index) => {
    const { broken, place } = row;
    const should = broken ? "rejected" : outcomeOf(index + 1);
    const is = recorded.get(`ROW#${rowDigits(index + 1)}`);
    // Its restaurant may not be there, unless the file has it.
    const isNowhere = row.serves?.alone === true && !rows.some((each) => each.place === place && isProfile(each));
    const fine =
      is === should ||
      (is === "rejected" && isNowhere && should === "unchanged") ||
      (is === "unchanged" && !broken && !alone(place));
    return fine ? [] : [`row ${index + 1} is ${is} and should be ${should}`];
  });
  return items.length === rows.length ? faults : [...faults, `there are results of ${items.length} rows`];
}

/** Rows that were used have their notes, and are counted once. */
function noteFaults(rows: readonly Row[], notes: readonly Item[], counted: readonly unknown[]): string[] {
  const should = rows.flatMap(({ broken, noted }, index) => (noted && !broken ? [rowDigits(index + 1)] : []));
  const is = notes.map(({ SK }) => String(SK).slice("NOTE#".length)).sort();
  return [
    ...(is.join() === should.join() ? [] : [`there are notes of ${is} where ${should} is right`]),
    ...counted.flatMap((count) => (count === should.length ? [] : [`noted ${count} where ${should.length} is right`])),
  ];
}

function countFaults(counts: object, outcomes: readonly unknown[]): string[] {
  const told = new Map(Object.entries(counts));
  return Object.keys(Counts.entries).flatMap((key) => {
    const should = key === "read" ? outcomes.length : outcomes.filter((outcome) => outcome === key).length;
    return (told.get(key) ?? 0) === should ? [] : [`${key} ${told.get(key)} where ${should} is right`];
  });
}
