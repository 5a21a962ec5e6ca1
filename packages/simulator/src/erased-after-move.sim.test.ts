import { expect, it } from "vitest";
import type { Action, Step } from "./history.ts";
import type { Plant } from "./plant.ts";
import { type Simulated, simulate } from "./simulate.ts";

const look = { name: "Kumo", city: "Porto", cuisines: ["Ramen"] };
/** Takes a while and changes nothing: others come before what follows. */
const waiting = (by: "mo" | "ann", times: number): Action[] =>
  Array.from({ length: times }, () => ({ kind: "mark", by, author: "cara", place: 0 }) as const);

/** What each does, one after another: ann's review moves from 0 to 1, she is erased, and it moves back. `first`: what she does besides; `judged`: what mo does before. */
const actions = (first: readonly Action[], judged: readonly Action[]): Action[] => [
  { kind: "create", by: "ines", place: 0, look },
  { kind: "create", by: "udo", place: 1, look },
  { kind: "review", by: "ann", place: 0, rating: 4 },
  ...first,
  ...waiting("ann", 500 - first.length),
  { kind: "erase", by: "ann" },
  ...waiting("mo", 30),
  ...judged,
  { kind: "merge", by: "mo", place: 0, into: 1 },
  ...waiting("mo", 450),
  { kind: "unmerge", by: "mo", place: 0 },
];
const history = (first: readonly Action[] = [], judged: readonly Action[] = []) => ({
  steps: actions(first, judged).map((action, id): Step => ({ ...action, id: id + 1 })),
  faults: [],
  luck: 0,
});

const told = ["REVIEW_ARRIVED", "REVIEW_MOVED", "RESTAURANT_MERGED", "RESTAURANT_UNMERGED", "USER_ERASED"];
/** What of it happened, in its order; which stream of a move comes first is no matter. */
const happened = ({ system }: Simulated) =>
  system.log.appended
    .flatMap(({ events }) => events.map(({ type }) => type))
    .filter((type) => told.includes(type) || type === "REVIEW_ERASED")
    .join(" ");

const own: Action = { kind: "review", by: "ann", place: 1, rating: 2 };
const removal: Action = { kind: "remove", by: "mo", author: "ann", place: 0 };

it("a review that was moved is erased with its author, and comes back without a word when the merge is undone", async () => {
  const simulated = await simulate(history());
  expect(simulated.broken).toEqual([]);
  expect(happened(simulated)).toMatch(
    /^RESTAURANT_MERGED (REVIEW_MOVED REVIEW_ARRIVED) USER_ERASED (REVIEW_ERASED ){2}RESTAURANT_UNMERGED \1$/,
  );
});

it("so is one that was set aside, because its author had written at the other place too", async () => {
  const simulated = await simulate(history([own]));
  expect(simulated.broken).toEqual([]);
  expect(happened(simulated)).toMatch(
    /^RESTAURANT_MERGED REVIEW_MOVED USER_ERASED (REVIEW_ERASED ){2}RESTAURANT_UNMERGED REVIEW_ARRIVED$/,
  );
});

it("so is one that was removed before, whose reason stays", async () => {
  const simulated = await simulate(history([], [removal]));
  expect(simulated.broken).toEqual([]);
  expect(happened(simulated)).toMatch(/USER_ERASED (REVIEW_ERASED ){2}RESTAURANT_UNMERGED/);
});

it("an erasure that reaches no stream is seen", async () => {
  const idle: Plant = {
    policy: (policy) => (policy.name === "erasure" ? { ...policy, react: async () => {} } : policy),
  };
  const { steps, ...rest } = history();
  const merged = { steps: steps.filter(({ kind }) => kind !== "unmerge"), ...rest };
  expect((await simulate(merged)).broken).toEqual([]);
  expect((await simulate(merged, idle)).broken).not.toEqual([]);
});
