import type { SealAnswer, SealRequest } from "@bellyfed/functions/compose/seal";
import { expect, it } from "vitest";
import { runCommand } from "../terminal.ts";
import { sealCommand } from "./command.ts";

const answer = (changes: Partial<SealAnswer> = {}): SealAnswer => ({
  ...{ done: false, pass: 1, commits: 0, sealed: 0, snapshots: 0, ended_at: null, wait_seconds: 0 },
  ...changes,
});

/** Runs the command against a function that answers these one after the other, and tells what was done in which order. */
async function run(argv: string[], ...answers: SealAnswer[]) {
  const done: (SealRequest | "cleared")[] = [];
  let output = "";
  const write = (text: string) => {
    output += text;
  };
  const ask = async (request: SealRequest) => {
    done.push(request);
    const next = answers.shift();
    if (!next) throw new Error("asked too often");
    return next;
  };
  const command = sealCommand(
    () => ask,
    () => done.push("cleared"),
  );
  return { done, code: await runCommand(command, { argv, output: { write }, errors: { write } }), output };
}

it("seals piece by piece, and has the files cleared of what was in clear, also when it is stopped in the middle", async () => {
  const { done, code, output } = await run([], answer(), answer({ sealed: 2 }), answer({ done: true, sealed: 3 }));
  expect(done).toEqual([{ do: "begin", anew: false }, "cleared", { do: "proceed" }, { do: "proceed" }]);
  expect([code, output]).toEqual([0, expect.stringMatching(/3 commits sealed and 0 snapshots deleted\.\n$/)]);
});

it("has nothing to do, nor to clear, where all is sealed", async () => {
  const { done, code, output } = await run(["--anew"], answer({ done: true, sealed: 3, snapshots: 1 }));
  expect([done, code]).toEqual([[{ do: "begin", anew: true }], 0]);
  expect(output).toBe("Nothing is in clear that is sealed today. 3 commits sealed and 1 snapshot deleted.\n");
});
