import { join } from "node:path";
import type { Benchmark } from "../harness/benchmark.ts";
import { child } from "../harness/child.ts";
import { interleave } from "../harness/rounds.ts";

const names = ["bellyfed", "hono", "fastify", "express"] as const;
const EVENTS = 10_000;

/** Events of API Gateway per second of the processor, a process for each contender. */
export const lambda: Benchmark = {
  name: "lambda",
  about:
    "GET /restaurants/{id} as API Gateway REST events, one after the other, from a table that answers at once; the processor's time is counted",
  async run({ scale, ...rounds }) {
    const worker = join(import.meta.dirname, "lambda", "worker.ts");
    const children = await Promise.all(names.map((name) => child(worker, [`./${name}.ts`])));
    try {
      const contenders = names.map((name, index) => ({
        name,
        round: async () => Number(await children[index]?.ask(scale(EVENTS))),
      }));
      const taken = await interleave(contenders, rounds);
      const row = (peer: string, name: (typeof names)[number], atLeast: number) => ({
        what: `Lambda events per CPU-second, beside ${name}`,
        peer,
        target: { kind: "rate" as const, atLeast },
        ours: taken.bellyfed,
        theirs: taken[name],
      });
      return [
        row("bare hono/aws-lambda", "hono", 0.8),
        row("@fastify/aws-lambda", "fastify", 1.5),
        row("express, serverless-http", "express", 2),
      ];
    } finally {
      await Promise.all(children.map((each) => each.stop()));
    }
  },
};
