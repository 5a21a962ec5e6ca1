import type { Benchmark } from "../harness/benchmark.ts";
import { append } from "./append.bench.ts";
import { coldImport } from "./cold-import.bench.ts";
import { command } from "./command.bench.ts";
import { feed } from "./feed.bench.ts";
import { gets } from "./gets.bench.ts";
import { guide } from "./guide.bench.ts";
import { importing } from "./import.bench.ts";
import { lag } from "./lag.bench.ts";
import { lambda } from "./lambda.bench.ts";
import { memory } from "./memory.bench.ts";
import { relay } from "./relay.bench.ts";
import { search } from "./search.bench.ts";
import { site } from "./site.bench.ts";
import { streamRead } from "./stream-read.bench.ts";

/** Every benchmark, in the order of the README's table. */
export const benchmarks: readonly Benchmark[] = [
  append,
  command,
  streamRead,
  gets,
  lambda,
  relay,
  feed,
  importing,
  lag,
  memory,
  search,
  guide,
  site,
  coldImport,
];
