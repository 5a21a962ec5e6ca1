import type { RebuildAnswer, RebuildRequest } from "@bellyfed/functions/compose/rebuild";
import type { IndexingRequest } from "@bellyfed/functions/compose/search-indexer";
import { newJob } from "@bellyfed/functions/read-models/rebuild/job";
import type { IndexingAnswer } from "@bellyfed/functions/search/indexing";
import { describe, expect, it } from "vitest";
import { runCommand } from "../terminal.ts";
import { argumentsOf } from "./arguments.ts";
import { rebuildCommand } from "./command.ts";

const models = ["restaurants", "menus", "reviews"];
const job = newJob("2026-01-01T00:00:00.000Z", { switch: true, force: false, keys: 1, not_before: 0 });
const answer = (changes: Partial<RebuildAnswer> = {}): RebuildAnswer => ({
  live: 1,
  also: null,
  keys: { 1: 2, 2: 2 },
  job,
  done: false,
  wait_seconds: 0,
  ...changes,
});

/** Runs the command against a function that answers these one after the other. */
async function run(argv: string[], ...answers: (RebuildAnswer | Error)[]) {
  const asked: RebuildRequest[] = [];
  let output = "";
  const write = (text: string) => {
    output += text;
  };
  const ask = async (request: RebuildRequest) => {
    asked.push(request);
    const next = answers.shift();
    if (!next || next instanceof Error) throw next ?? new Error("asked too often");
    return next;
  };
  const command = rebuildCommand(
    () => ask,
    () => never,
  );
  const code = await runCommand(command, { argv, output: { write }, errors: { write } });
  return { asked, code, output };
}

const never = async () => {
  throw new Error("nothing is indexed");
};

/** Runs the command against an indexer that answers these one after the other. */
async function index(...written: IndexingAnswer["written"][]) {
  const asked: IndexingRequest[] = [];
  let output = "";
  const write = (text: string) => {
    output += text;
  };
  const ask = async (request: IndexingRequest) => {
    asked.push(request);
    return { position: "17", written: written.shift() ?? "unchanged" };
  };
  const command = rebuildCommand(
    () => never,
    () => ask,
  );
  const code = await runCommand(command, { argv: ["--model", "search"], output: { write }, errors: { write } });
  return { asked, code, output };
}

const sums = { META: { items: 3, live: "aa", next: "aa" } };

describe("the command line", () => {
  it.each([
    [["--model", "all"], { do: "begin", switch: true, force: false }],
    [["--model", "reviews", "--compare-only"], { do: "begin", switch: false, force: false }],
    [["--model", "all", "--force"], { do: "begin", switch: true, force: true }],
    [["--rollback"], { do: "roll back" }],
    [["--finish"], { do: "finish" }],
    [["--status"], { do: "status" }],
    [["--model", "search"], "search"],
  ])("%j is understood", (argv, request) => expect(argumentsOf(argv, models)).toEqual(request));

  it.each([
    [[], "--model all"],
    [["--model", "pizzas"], "no read model pizzas"],
    [["--model", "imports"], "stays in place"],
    [["--rollback", "--model", "all"], "stands alone"],
    [["--status", "--finish"], "stands alone"],
    [["--model", "all", "--force", "--compare-only"], "nothing to force"],
    [["reviews"], "reviews"],
    [["--model", "search", "--force"], "stands alone"],
  ])("%j is refused with a reason", (argv, reason) => expect(() => argumentsOf(argv, models)).toThrow(reason));
});

describe("a rebuild", () => {
  it("is asked for piece by piece until it is done, and says what came out", async () => {
    const switched = answer({ live: 2, also: 1, done: true, job: { ...job, outcome: "switched", sums } });
    const { asked, code, output } = await run(["--model", "all"], answer(), answer(), switched);
    expect(asked.map((request) => request.do)).toEqual(["begin", "proceed", "proceed"]);
    expect(code).toBe(0);
    expect(output).toMatch(/META +3 {2}live aa {2}new aa {2}same/);
    expect(output).toContain("--rollback");
  });

  it("that finds differences exits with 1 and names them", async () => {
    const found = { ...job, outcome: "different" as const, differing: 1, different: [{ PK: "EST#1", SK: "META#1" }] };
    const { code, output } = await run(["--model", "all"], answer({ done: true, job: found }));
    expect(code).toBe(1);
    expect(output).toContain("EST#1 META#1");
    expect(output).toContain("--force");
  });

  it("goes on when a piece fails once, for pieces may be repeated", async () => {
    const equal = answer({ done: true, job: { ...job, outcome: "equal", sums } });
    const { code } = await run(["--model", "all", "--compare-only"], answer(), new Error("restarting"), equal);
    expect(code).toBe(0);
  });

  it("with wrong arguments exits with 2 and asks nothing", async () => {
    const { code, asked } = await run(["--model", "imports"]);
    expect([code, asked]).toEqual([2, []]);
  });
});

describe("the search index", () => {
  it("is begun anew once, gone on with until it is full, and then in place", async () => {
    const { asked, code, output } = await index("unfinished", "unfinished", "written");
    expect(asked).toEqual([{ anew: true }, {}, {}]);
    expect([code, output]).toEqual([0, expect.stringContaining("up to position 17")]);
  });

  it("is not made while the log has no order", async () => {
    const { code, output } = await index("numbering");
    expect([code, output]).toEqual([1, expect.stringContaining("still being numbered")]);
  });
});
