import { KEY } from "@bellyfed/testing/e2e/process";
import type { BenchContext } from "../../harness/benchmark.ts";
import { httpClient } from "../../harness/http.ts";
import { interleave } from "../../harness/rounds.ts";
import type { Row } from "../../harness/row.ts";
import { quantile } from "../../harness/statistics.ts";
import { asker } from "./asked.ts";
import { processorSeconds } from "./processor.ts";
import { conversations } from "./questions.ts";

const CONVERSATIONS = 60;

/** What the evals' questions come to as plain searches. */
const searches = [
  "city=Kyoto&cuisine=Ramen&price=1&price=2",
  "city=Lisbon&cuisine=Italian&sort=rating",
  "city=Melbourne&diet=vegetarian&attributes=outdoor_seating",
  "city=Amman&sort=reviews",
  "q=pad+thai&city=Portland",
].map((query) => `/search/restaurants?${query}&limit=30`);

/** In seconds: until the first words, until the end, and what of the processor's time all processes of the system had meanwhile. */
interface Took {
  readonly first: number;
  readonly whole: number;
  readonly worked: number;
}
type Contender = () => AsyncGenerator<Took>;

/** A system that runs, and the process that it is, with its children. */
export interface Running {
  readonly url: string;
  readonly pid: number;
}

/** The evals' questions beside plain searches. The processor's time is what other work on the machine does not change. */
export async function measured(running: Running, { rounds, warmups, scale }: BenchContext): Promise<Row[]> {
  const count = scale(CONVERSATIONS);
  const contenders = { guide: asking(running, count), search: searching(running, count) };
  const seen = { guide: [] as Took[][], search: [] as Took[][] };
  const round = (name: keyof typeof contenders) => async () => {
    const took = await Array.fromAsync(contenders[name]());
    seen[name].push(took);
    return late(took, "whole");
  };
  await interleave(
    [
      { name: "guide", round: round("guide") },
      { name: "search", round: round("search") },
    ],
    { rounds, warmups },
  );
  // Rounds to warm up come first.
  return rowsOf(seen.guide.slice(-rounds), seen.search.slice(-rounds));
}

const late = (took: readonly Took[], part: keyof Took): number =>
  quantile(
    took.map((each) => each[part]),
    0.95,
  );
const mean = (took: readonly Took[]): number => took.reduce((sum, { worked }) => sum + worked, 0) / took.length;

function asking({ url, pid }: Running, count: number): Contender {
  const ask = asker(url);
  return async function* () {
    for (const said of conversations.slice(0, count)) {
      let chat: string | undefined;
      for (const message of said) {
        const before = processorSeconds(pid);
        const answer = await ask(message, chat);
        chat = answer.chat;
        yield { ...answer, worked: processorSeconds(pid) - before };
      }
    }
  };
}

function searching({ url, pid }: Running, count: number): Contender {
  const call = httpClient(url);
  return async function* () {
    for (let nth = 0; nth < count; nth++) {
      const [before, began] = [processorSeconds(pid), performance.now()];
      await call({ path: searches[nth % searches.length] ?? "", headers: { "x-api-key": KEY } });
      const whole = (performance.now() - began) / 1000;
      yield { first: whole, whole, worked: processorSeconds(pid) - before };
    }
  };
}

function rowsOf(ours: readonly Took[][], theirs: readonly Took[][]): Row[] {
  const row = (what: string, target: Row["target"], of: (took: readonly Took[]) => number): Row => ({
    ...{ what, peer: "a plain search of the same system", target },
    ...{ ours: ours.map(of), theirs: theirs.map(of) },
  });
  const milliseconds = (atMost: number) => ({ kind: "milliseconds", atMost }) as const;
  return [
    row("the guide's first words, p95", milliseconds(300), (took) => late(took, "first")),
    row("the guide's whole answer, p95", milliseconds(1000), (took) => late(took, "whole")),
    row("processor time of an answer of the guide, p95", milliseconds(300), (took) => late(took, "worked")),
    row("processor time of an answer of the guide, mean", { kind: "time", atMost: 15 }, mean),
  ];
}
