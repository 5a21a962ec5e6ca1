import { logEvents } from "@bellyfed/features/features";
import fc from "fast-check";
import { expect, it } from "vitest";
import { histories } from "./arbitrary.ts";
import { simulate } from "./simulate.ts";

/** Enough that whatever people do happens in some of them. */
const HISTORIES = 600;

const WHAT_TO_DO = `Let people do what leads to them: as an action in history.ts, drawn in random-steps.ts, asked in
request.ts and said in sentence.ts; and say what must come of it: in log-checks.ts what is answered, in oracle.ts what the read table holds, in
random-faults.ts which of its consumer's calls may fail (all in packages/simulator/src). If they do it already, it is drawn too seldom: raise its share in random-steps.ts, or HISTORIES here`;

it("every event of the log happens in some history", async () => {
  const types = new Set<string>();
  for (const history of fc.sample(histories, { numRuns: HISTORIES, seed: 7 })) {
    const { system } = await simulate(history);
    for (const { events } of system.log.appended) for (const { type } of events) types.add(type);
  }
  const missing = logEvents.filter(({ type }) => !types.has(type)).map(({ type }) => type);
  // A hundred streams and twenty seconds of them are too many for a history: features/users/policies.test.ts has it.
  expect(
    missing.filter((type) => type !== "USER_ERASURE_ADVANCED"),
    `Never in a simulated history: ${missing.join(", ")}. ${WHAT_TO_DO}`,
  ).toEqual([]);
});
