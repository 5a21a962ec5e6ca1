import { styleText } from "node:util";
import type { RebuildAnswer } from "@bellyfed/functions/compose/rebuild";
import { duration, number } from "../import/progress.ts";

type Job = NonNullable<RebuildAnswer["job"]>;

const PHASES: Readonly<Record<Job["phase"], string>> = {
  settle: "waiting until nobody writes to the other table",
  clear: "clearing the other table",
  announce: "telling the consumers",
  backfill: "reading the log",
  compare: "comparing",
  "compare back": "comparing the other way round",
  "look again": "looking again at what differs",
  switch: "switching",
};

/** `reading the log: 12,400 events, 2,100 events/s`; without `rate` (events per second) only what is done. */
export function progressOf({ job, wait_seconds }: RebuildAnswer, rate?: number): string {
  if (!job) return "";
  const speed = rate === undefined ? "" : `, ${number(Math.round(rate))} events/s`;
  const done: Partial<Record<Job["phase"], string>> = {
    clear: `${number(job.cleared)} items`,
    backfill: `${number(job.events)} events${speed}`,
    compare: `${number(job.compared)} items`,
    "look again": `${number(job.differing)} items`,
  };
  const waiting = wait_seconds > 0 ? `${duration(wait_seconds)} to wait` : undefined;
  const facts = [done[job.phase], waiting].filter((fact) => fact !== undefined).join(", ");
  return facts ? `${PHASES[job.phase]}: ${facts}` : PHASES[job.phase];
}

const SHOWN = 5;

/** Which generation is live, in a sentence. */
export function placesOf({ live, also }: Pick<RebuildAnswer, "live" | "also">): string {
  const beside = also === null ? "nothing is kept beside it" : `table ${also} is kept up to date beside it`;
  return `${styleText("bold", `Live: table ${live}`)}; ${beside}.`;
}

/** What a person wants to know at the end, line by line. */
export function summaryOf(answer: RebuildAnswer): string[] {
  const { job } = answer;
  const places = placesOf(answer);
  if (!job) return [places, "There was no rebuild yet."];
  if (!answer.done) return [places, `A rebuild is under way: ${progressOf(answer)}.`];
  return [...checksums(job), ...differences(job), verdict(job), places, ...advice(answer)];
}

function checksums({ sums, events }: Job): string[] {
  const rows = Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1));
  if (rows.length === 0) return [];
  return [
    `${number(events)} events of the log. Items and checksums:`,
    ...rows.map(([kind, { items, live, next }]) => {
      const mark = live === next ? "same" : styleText("red", "different");
      return `  ${kind.padEnd(12)} ${number(items).padStart(9)}  live ${live}  new ${next}  ${mark}`;
    }),
  ];
}

function differences({ different, differing, failed }: Job): string[] {
  const failures = Object.entries(failed);
  return [
    ...different.slice(0, SHOWN).map(({ PK, SK }) => `  differs: ${PK} ${SK}`),
    ...(differing > SHOWN ? [`  … and ${number(differing - SHOWN)} more`] : []),
    ...failures.slice(0, SHOWN).map(([stream, reason]) => `  ${stream} could not be projected: ${reason}`),
  ];
}

/** How a rebuild has ended, in a sentence. */
export const verdictOf = ({ job }: Pick<RebuildAnswer, "job">): string => (job ? verdict(job) : "");

function verdict({ outcome, differing, failed }: Job): string {
  switch (outcome) {
    case "switched":
      return styleText("green", "Switched: reads go to the new generation.");
    case "equal":
      return styleText("green", "The same: a rebuild from the log gives what the live table holds.");
    case "different":
      return styleText(
        "red",
        `Not switched: ${number(differing)} items differ and ${Object.keys(failed).length} streams failed.`,
      );
    default:
      return "The rebuild was given up.";
  }
}

function advice({ also, job }: RebuildAnswer): string[] {
  if (job?.outcome === "different") return ["  npm run reconcile             if the live table lacks events", FORCE];
  return also === null
    ? []
    : ["  npm run rebuild -- --rollback  goes back", "  npm run rebuild -- --finish    keeps one table only"];
}
const FORCE = "  npm run rebuild -- --model all --force   if the new generation is what you want";
