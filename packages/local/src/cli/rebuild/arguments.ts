import type { RebuildRequest } from "@bellyfed/functions/compose/rebuild";
import { readArguments } from "../arguments.ts";
import { Misuse } from "../misuse.ts";

export const HELP = `Usage: npm run rebuild -- --model NAME|all [--compare-only | --force]
       npm run rebuild -- --status | --rollback | --finish

Fills a new generation of the read table from the log, beside the live one and while the system runs; compares the two; and lets all reads
go to the new one when they are the same. A rebuild that was interrupted goes on where it was.

  --model NAME     restaurants, menus, reviews or all: their items share one table and are built together;
                   search: the file of the search index, which takes the place of the former one when it is full
  --compare-only   compare and do not switch
  --force          switch even when the two differ: after a projection was changed, or when the live table is damaged
  --status         which generation is live, and how the last rebuild went
  --rollback       read from the former generation again; it is kept up to date until --finish or the next rebuild
  --finish         stop keeping the other generation up to date: give up the way back, or a rebuild that is under way

Exit code: 0 switched or the same, 1 different, 2 wrong arguments.`;

const options = {
  model: { type: "string" },
  "compare-only": { type: "boolean" },
  force: { type: "boolean" },
  status: { type: "boolean" },
  rollback: { type: "boolean" },
  finish: { type: "boolean" },
} as const;

/** The search index has no generations: its file is put in place whole, and one of another release has another key. */
export const SEARCH = "search";

/** What the arguments ask for. Throws Misuse. `models` are those that can be rebuilt in the read table. */
export function argumentsOf(argv: readonly string[], models: readonly string[]): RebuildRequest | typeof SEARCH {
  const { values } = readArguments(argv, { options });
  const alone = (["status", "rollback", "finish"] as const).filter((name) => values[name]);
  const others = Object.keys(values).length - alone.length;
  const [only] = alone;
  if (only) {
    if (alone.length > 1 || others > 0) throw new Misuse(`--${only} stands alone`);
    return { do: only === "rollback" ? "roll back" : only };
  }
  const { model, force = false } = values;
  if (model === undefined) throw new Misuse("Say what to rebuild: --model all");
  if (model === SEARCH) {
    if (others > 1)
      throw new Misuse(`--model ${SEARCH} stands alone: a file is put in place of another, nothing is compared`);
    return SEARCH;
  }
  if (model !== "all" && !models.includes(model)) throw new Misuse(refusal(model, models));
  const compareOnly = values["compare-only"] ?? false;
  if (compareOnly && force) throw new Misuse("--compare-only does not switch, so that there is nothing to force");
  return { do: "begin", switch: !compareOnly, force };
}

function refusal(model: string, models: readonly string[]): string {
  const known = `These can be rebuilt: ${models.join(", ")}, all, ${SEARCH}`;
  if (model === "imports" || model === "insights")
    return `${model} holds what the log does not tell (row results, counters), so it stays in place in every rebuild. ${known}`;
  return `There is no read model ${model}. ${known}`;
}
