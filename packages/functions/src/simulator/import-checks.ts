import { commandIdOf, derivedId } from "@bellyfed/core/id";
import type { Commit, Item } from "@bellyfed/core/ports";
import { foldCommits } from "@bellyfed/core/stream";
import { importType } from "@bellyfed/features/imports/commands";
import { Counts } from "@bellyfed/features/imports/contract";
import type { Row, Step } from "./history.ts";
import { streamsOf } from "./oracle.ts";
import { commandOf } from "./request.ts";
import { sentenceOf } from "./sentence.ts";

type Import = Extract<Step, { kind: "import" }>;

/** Whether each import that was answered came to its end with the counts and row results that its rows and the log say. */
export function importFaults(
  imports: readonly Import[],
  answered: ReadonlySet<number>,
  commits: readonly Commit[],
  items: readonly Item[],
): string[] {
  const streams = streamsOf(commits);
  return imports.flatMap((step) => {
    const job = derivedId("import", commandOf(step));
    const { state } = foldCommits(importType, { snapshot: undefined, commits: streams.get(`IMPORT#${job}`) ?? [] });
    const of = `${sentenceOf(step)}:`;
    if (state.status !== "completed") return answered.has(step.id) ? [`${of} is ${state.status} at the end`] : [];
    const own = items.filter(({ PK }) => PK === `IMPORT#${job}`);
    const outcomes = step.rows.map((row, index) => outcomeOf(job, row, index + 1, commits));
    return [
      ...rowFaults(own, outcomes).map((fault) => `${of} ${fault}`),
      ...countFaults(state.completion.counts, outcomes).map((fault) => `${of} the event says ${fault}`),
      ...countFaults(own.find(({ SK }) => SK === "JOB") ?? {}, outcomes).map((fault) => `${of} the job says ${fault}`),
    ];
  });
}

type Outcome = "created" | "updated" | "unchanged" | "rejected";

/** By the log alone: what a row's command wrote tells what became of it. */
function outcomeOf(job: string, { broken }: Row, number: number, commits: readonly Commit[]): Outcome {
  if (broken) return "rejected";
  const id = commandIdOf(`import:${job}`, "IMPORT", String(number), "0");
  const [first] = commits.find(({ commandId }) => commandId === id)?.events ?? [];
  if (!first) return "unchanged";
  return first.type === "RESTAURANT_CREATED" ? "created" : "updated";
}

function rowFaults(items: readonly Item[], outcomes: readonly Outcome[]): string[] {
  const rows = new Map(items.filter(({ SK }) => String(SK).startsWith("ROW#")).map((item) => [String(item.SK), item]));
  const faults = outcomes.flatMap((outcome, index) => {
    const row = rows.get(`ROW#${String(index + 1).padStart(9, "0")}`);
    return row?.outcome === outcome ? [] : [`row ${index + 1} is ${row?.outcome} and should be ${outcome}`];
  });
  return rows.size === outcomes.length ? faults : [...faults, `there are ${rows.size} rows, not ${outcomes.length}`];
}

function countFaults(counts: object, outcomes: readonly Outcome[]): string[] {
  const told = new Map(Object.entries(counts));
  return Object.keys(Counts.entries).flatMap((key) => {
    const should = key === "read" ? outcomes.length : outcomes.filter((outcome) => outcome === key).length;
    return (told.get(key) ?? 0) === should ? [] : [`${key} ${told.get(key)} where ${should} is right`];
  });
}
