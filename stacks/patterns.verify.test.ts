import { join } from "node:path";
import { busEvents, logEvents, readEvents } from "@bellyfed/features/features";
import { beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "./testing/cloud.ts";
import type { Sent } from "./testing/envelopes.ts";
import { ruled, rulerFailure } from "./testing/models/ruler.ts";
import { recorded } from "./testing/recorded.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";
import { wired } from "./wiring.ts";

const missing = rulerFailure();
if (missing) process.stderr.write(`NOT CHECKED by AWS's rule engine, only by our own matcher: ${missing}\n`);

let resources: readonly Resource[];
let sent: Sent;
let matches: (pattern: unknown, event: unknown) => boolean;
beforeAll(async () => {
  resources = (await recorded()).get("production") ?? [];
  ({ matches } = await import(join(projectRoot, "packages/local/src/bus/pattern.ts")));
  const { sentByRelay } = await import("./testing/envelopes.ts");
  sent = await sentByRelay();
});

/** By AWS's engine where there is one. */
const judged = (pattern: unknown, events: readonly unknown[]): (boolean | string)[] =>
  missing ? events.map((event) => matches(pattern, event)) : ruled(events.map((event) => ({ pattern, event })));

const typeOf = (event: Sent["events"][number]): string => event["detail-type"];
/** Which types of events reach a rule. */
const reached = (pattern: unknown): string[] => {
  const verdicts = judged(pattern, sent.events);
  expect(verdicts.filter((verdict) => typeof verdict === "string")).toEqual([]);
  return sent.events
    .filter((_, index) => verdicts[index] === true)
    .map(typeOf)
    .sort();
};
const rules = () =>
  ofType(resources, types.rule).map(({ name, inputs }) => ({
    name,
    pattern: JSON.parse(inputs.eventPattern) as unknown,
  }));

it("has every type of event, as relay and publisher send it", () => {
  const all = [...logEvents, ...busEvents, ...readEvents].map(({ type }) => type);
  expect(sent.events.map(typeOf).sort()).toEqual(all.sort());
});

describe("rules and filters against what is really sent", () => {
  const ofTheLog = logEvents.map(({ type }) => type);

  it("brings every event to the read models that follow it, and to no other", () => {
    const made = rules();
    expect(made.length).toBe(wired.rules.length);
    for (const { name, pattern } of wired.rules) {
      const rule = made.find((one) => one.name.toLowerCase() === `${name.replaceAll("-", "")}rule`.toLowerCase());
      expect(reached(rule?.pattern), name).toEqual([...(pattern["detail-type"] ?? ofTheLog)].sort());
    }
  });

  it("archives what is of the log", () => {
    const { eventPattern } = theOnly(resources, types.archive).inputs;
    expect(reached(JSON.parse(eventPattern))).toEqual(logEvents.map(({ type }) => type).sort());
  });

  it("hands the relay commits, and neither snapshots nor what is changed or deleted", () => {
    const [{ pattern }] = theOnly(resources, types.source, "RelaySource").inputs.filterCriteria.filters;
    const [commit] = sent.records;
    const { events: _, ...snapshot } = commit?.dynamodb.NewImage ?? {};
    const others = [
      { ...commit, dynamodb: { ...commit?.dynamodb, NewImage: snapshot } },
      { ...commit, eventName: "MODIFY" },
      { ...commit, eventName: "REMOVE", dynamodb: { Keys: commit?.dynamodb.Keys } },
    ];
    const filter = JSON.parse(pattern) as unknown;
    expect(judged(filter, sent.records)).toEqual(sent.records.map(() => true));
    expect(judged(filter, others)).toEqual([false, false, false]);
  });

  it("is red for a pattern that names the field of the envelope instead of EventBridge's", () => {
    expect(reached({ source: ["outbox-processor"], event_type: ["RESTAURANT_CREATED"] })).toEqual([]);
  });
});

describe.skipIf(missing)("AWS's rule engine and ours", () => {
  it("agree on every rule and every event", () => {
    const pairs = rules().flatMap(({ pattern }) => sent.events.map((event) => ({ pattern, event })));
    expect(ruled(pairs)).toEqual(pairs.map(({ pattern, event }) => matches(pattern, event)));
  });

  it("is red for what is no pattern", () => {
    expect(ruled([{ pattern: { source: "outbox-processor" }, event: sent.events[0] }])).toEqual([expect.any(String)]);
  });
});
