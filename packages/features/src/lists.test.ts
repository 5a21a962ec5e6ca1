import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NOTICE_DAYS, noticeOf } from "@bellyfed/core/deprecation";
import type { Endpoint } from "@bellyfed/core/endpoint";
import type { EventDefinition } from "@bellyfed/core/event";
import type { Route } from "@bellyfed/core/http/route";
import { expect, test } from "vitest";
import { busEvents, endpoints, features, logEvents, readEvents } from "./features.ts";
import { reads as eventReads } from "./feed/reads.ts";
import { streams as guideStreams } from "./guide/streams.ts";
import { everyPolicy } from "./policies.ts";
import { projections } from "./projections.ts";
import { reads } from "./reads.ts";
import { previews } from "./search/previews.ts";
import { reads as searchReads } from "./search/reads.ts";
import { streams } from "./streams.ts";
import { reads as usageReads } from "./usage/reads.ts";
import { writeLimits } from "./write-limits.ts";
import { communityWrites, importWrites, userWrites, writes } from "./writes.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const holds = (feature: string, file: string) => existsSync(`${here}${feature}/${file}`);
const all: readonly Endpoint[] = Object.values(endpoints);
const names = (values: readonly string[]) => values.toSorted();

/** Routes are made without calling their ports. */
const operationsOf = (makers: readonly ((ports: never) => Route[])[]) =>
  names(makers.flatMap((make) => make({} as never)).map(({ endpoint }) => endpoint.operation));
const operationsFor = (name: Endpoint["function"]) =>
  names(
    all
      .filter((endpoint) => endpoint.function === name && endpoint.tag !== "Service")
      .map(({ operation }) => operation),
  );

test("every feature's folder has its README and its manifest, and is listed once by its name", () => {
  expect(folders.length).toBeGreaterThan(4);
  for (const folder of folders)
    expect([folder, holds(folder, "README.md"), holds(folder, "manifest.ts")]).toEqual([folder, true, true]);
  expect(names(features.map(({ name }) => name))).toEqual(names(folders));
});

test.each(folders.filter((folder) => holds(folder, "contract.ts")))(
  "every operation of %s is in the API",
  async (folder) => {
    const contract = (await import(`./${folder}/contract.ts`)) as { endpoints: Record<string, Endpoint> };
    for (const [name, endpoint] of Object.entries(contract.endpoints)) {
      expect(endpoint.operation).toBe(name);
      expect((endpoints as Record<string, Endpoint>)[name]).toBe(endpoint);
    }
  },
);

test("no two operations share a method and a path", () => {
  const routes = all.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, "{}")}`);
  expect(new Set(routes).size).toBe(routes.length);
});

test("the features' routes are the API's operations", () => {
  const declared = features.flatMap(({ routes }) => routes.map(({ method, path }) => `${method} ${path}`));
  expect(names(declared)).toEqual(names(all.map(({ method, path }) => `${method} ${path}`)));
});

test("what is on its way out is so for as long as was promised, and names an operation that stays", () => {
  const stays = (name: string | null) =>
    name === null || all.some((each) => each.operation === name && !each.deprecated);
  const faults = (endpoints: readonly Pick<Endpoint, "operation" | "deprecated">[]) =>
    endpoints.flatMap(({ operation, deprecated }) =>
      deprecated && !(noticeOf(deprecated) >= NOTICE_DAYS && stays(deprecated.instead)) ? [operation] : [],
    );
  expect(faults(all)).toEqual([]);
  const short = { since: "2026-12-01", sunset: "2027-05-29", instead: "getRestaurant" };
  const planted = [short, { ...short, sunset: "soon" }, { ...short, sunset: "2027-05-30" }];
  const nowhere = { ...short, sunset: "2028-01-01", instead: "listCats" };
  expect(faults([...planted, nowhere].map((deprecated, at) => ({ operation: `planted${at}`, deprecated })))).toEqual([
    "planted0",
    "planted1",
    "planted3",
  ]);
});

test("every operation is answered once, by the function that its endpoint names", () => {
  expect(operationsOf([...writes, ...userWrites])).toEqual(operationsFor("command"));
  expect(operationsOf(communityWrites)).toEqual(operationsFor("community-command"));
  expect(operationsOf([...importWrites, (ports) => previews(ports, ports)])).toEqual(operationsFor("import"));
  expect(operationsOf(reads)).toEqual(operationsFor("query"));
  expect(operationsOf([eventReads, usageReads])).toEqual(operationsFor("feed"));
  expect(operationsOf(streams)).toEqual(operationsFor("stream"));
  expect(operationsOf([searchReads])).toEqual(operationsFor("search"));
  expect(operationsOf([guideStreams])).toEqual(operationsFor("guide"));
});

/** Whether users or owners may call it, so that it must have limits. */
const isOpen = ({ access }: Endpoint) => Array.isArray(access) && (access.includes("user") || access.includes("owner"));

test("every write that users or owners may call is counted as something that has limits, and nothing else is", () => {
  const wanted = all.filter((endpoint) => endpoint.method !== "GET" && isOpen(endpoint));
  expect(wanted.length).toBeGreaterThan(9);
  for (const { operation, counted } of wanted) expect(Object.keys(writeLimits), operation).toContain(counted);
  const counted = all.filter((endpoint) => endpoint.counted !== undefined);
  expect(names(counted.map(({ operation }) => operation))).toEqual(names(wanted.map(({ operation }) => operation)));
});

const models = features.flatMap(({ readModels }) => readModels);

test("every read model of the consumer has its projection, which follows all events of its streams", () => {
  const consumed = models.filter((model) => model.function === "consumer");
  expect(names(projections.map(({ name }) => name))).toEqual(names(consumed.map(({ name }) => name)));
  for (const { name, events } of projections) {
    const [model] = consumed.filter((candidate) => candidate.name === name);
    expect(model?.match).toEqual([{ source: "outbox-processor", eventTypes: expect.any(Array) }]);
    expect(names(model?.match[0]?.eventTypes ?? [])).toEqual(names([...events.keys()]));
  }
});

test("every policy of a manifest is there and reacts to the same events of the log", () => {
  const declared = features.flatMap((feature) => feature.policies);
  const facts = (all: readonly { name: string; types: readonly string[] }[]) =>
    all.map(({ name, types }) => `${name}: ${names(types)}`).sort();
  expect(facts(everyPolicy.map(({ name, on }) => ({ name, types: [...on.keys()] })))).toEqual(
    facts(declared.map(({ name, eventTypes }) => ({ name, types: eventTypes }))),
  );
  const log = logEvents.map(({ type }) => type);
  expect(declared.flatMap(({ eventTypes }) => eventTypes).filter((type) => !log.includes(type))).toEqual([]);
});

test("a projection's streams are no other projection's", () => {
  for (const a of projections) {
    for (const b of projections) if (a !== b) expect(a.streams.startsWith(b.streams)).toBe(false);
  }
});

test("only events of the log hold something personal: what the bus alone carries is sealed by nobody", () => {
  const holds = ({ version, personal }: EventDefinition) =>
    Array.from({ length: version }, (_, at) => personal(at + 1)).some((fields) => fields.length > 0);
  expect([...busEvents, ...readEvents].filter(holds).map(({ type }) => type)).toEqual([]);
  expect(logEvents.filter(holds).length).toBeGreaterThan(10);
});

test("every event type is defined once and consumed by something", () => {
  const types = [...logEvents, ...busEvents, ...readEvents].map(({ type }) => type);
  const reactedTo = features.flatMap(({ policies }) => policies.flatMap(({ eventTypes }) => eventTypes));
  const consumed = new Set([
    ...models.flatMap(({ match }) => match.flatMap(({ eventTypes = [] }) => eventTypes)),
    ...reactedTo,
  ]);
  expect(new Set(types).size).toBe(types.length);
  // The one is there for what is under way to meet, the other for who counts; they show in nothing.
  expect(types.filter((type) => !consumed.has(type)).sort()).toEqual(["GUIDE_ASKED", "MODERATION_ERASED"]);
});
