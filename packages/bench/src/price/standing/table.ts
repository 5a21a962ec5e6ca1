import counted from "./counted.json" with { type: "json" };
import { type Counted, priceOf, THINGS, type Thing, together } from "./things.ts";

/** As the stacks' recording counts them: stacks/costs.infra.test.ts compares. */
const stages: readonly (readonly [string, Counted])[] = [
  ["a personal stage", counted.alice],
  ["dev", counted.dev],
  ["production", counted.production],
];

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const amount = (count: number) => count.toLocaleString("en", { maximumFractionDigits: 1 });

/** What stages cost while nobody asks them anything. */
export function standingTable(): string[] {
  const things = (Object.keys(THINGS) as Thing[]).filter((thing) => stages.some(([, each]) => each[thing]));
  const cell = (thing: Thing, each: Counted) =>
    each[thing] ? `${amount(each[thing])}: ${priceOf(thing, each).toFixed(2)}` : "";
  return [
    row(["US$ a month before the first request", ...stages.map(([name]) => name)]),
    row(["---", ...stages.map(() => "--:")]),
    ...things.map((thing) => row([THINGS[thing].what, ...stages.map(([, each]) => cell(thing, each))])),
    row(["together", ...stages.map(([, each]) => `**${together(each).toFixed(2)}**`)]),
  ];
}
