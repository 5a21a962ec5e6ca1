import { join } from "node:path";
import { bundle } from "@bellyfed/tools/bundle/bundle";
import type { BenchContext } from "../../harness/benchmark.ts";
import { child } from "../../harness/child.ts";
import { interleave } from "../../harness/rounds.ts";
import type { Row } from "../../harness/row.ts";

interface First {
  readonly seconds: number;
  readonly bytes: number;
}
type Name = "ours" | "theirs";

/** What a new instance pays until it has answered once, from the files of both; bundles are put into the folder. */
export async function ready(
  files: Readonly<Record<Name, string>>,
  folder: string,
  { rounds, warmups, log }: BenchContext,
): Promise<Row[]> {
  log("ready for the first search");
  const made = async (name: Name) =>
    (await bundle("command", join(folder, name), join(import.meta.dirname, `first-of-${name}.ts`))).file;
  const bundles = { ours: await made("ours"), theirs: await made("theirs") };
  const memory: Record<Name, number[]> = { ours: [], theirs: [] };
  const first = async (name: Name) => {
    const running = await child(bundles[name], [files[name]]);
    const { seconds, bytes } = running.hello as First;
    await running.stop();
    memory[name].push(bytes);
    return seconds;
  };
  const contenders = [
    { name: "ours", round: () => first("ours") },
    { name: "theirs", round: () => first("theirs") },
  ] as const;
  const taken = await interleave(contenders, { rounds, warmups });
  const ofMemory = (name: Name) => memory[name].slice(-rounds).map((bytes) => bytes / 1e9);
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
      peer: "MiniSearch.loadJSON",
      target: { kind: "time", atMost: 0.5 },
      ...{ ours: ofMemory("ours"), theirs: ofMemory("theirs") },
    },
  ];
}
